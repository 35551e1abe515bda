package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of a run is that of the steps in its checkpoint, however often it was stopped. */
class TrainingTimeTest {
    @TempDir
    Path path;

    private RunFolder folder;

    @BeforeEach
    void folder() {
        folder = new RunFolder(path);
    }

    private void part(long from, long... saved) {
        TrainingTime time = new TrainingTime(folder);
        time.begins(from, 100);
        for (long step : saved) {
            time.saving(step);
        }
    }

    private double seconds(long steps) {
        return TrainingTime.seconds(folder, steps).orElseThrow();
    }

    @Test
    void partsAreSummed() throws IOException {
        part(0, 10);
        Files.writeString(folder.time(), "{\"10\": 1000}");
        part(10, 20, 30);
        assertTrue(seconds(20) >= 1000 && seconds(20) < 1010);
        assertTrue(seconds(30) >= seconds(20));
        part(30, 40);
        assertTrue(seconds(40) >= 1000 && seconds(40) < 1010);
    }

    @Test
    void aKillBetweenTimeAndCheckpointLosesNothing() throws IOException {
        Files.writeString(folder.time(), "{\"10\": 1000}");
        part(10, 20);
        part(10);
        assertEquals(1000, seconds(10));
        part(10, 20);
        assertTrue(seconds(20) < 1010, "steps that were lost do not count");
    }

    @Test
    void aRunFromTheStartForgetsAnotherOne() throws IOException {
        Files.writeString(folder.time(), "{\"10\": 1000}");
        part(0, 20);
        assertTrue(seconds(20) < 10);
        assertFalse(TrainingTime.seconds(folder, 10).isPresent());
        assertEquals(0, seconds(0));
    }

    @Test
    void whatNobodyMeasuredIsNotInvented() throws IOException {
        assertEquals(OptionalDouble.empty(), TrainingTime.seconds(folder, 10));
        part(10, 20);
        assertFalse(Files.exists(folder.time()));
        for (String damaged : new String[] {"", "{", "[]", "{\"10\": \"x\"}", "{\"10\": null}"}) {
            Files.writeString(folder.time(), damaged);
            assertEquals(OptionalDouble.empty(), TrainingTime.seconds(folder, 10), damaged);
        }
    }
}
