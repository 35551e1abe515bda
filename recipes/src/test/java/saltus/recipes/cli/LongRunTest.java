package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What long runs are given: hours, schedules of the learning rate, optimisers. */
class LongRunTest {
    private static final String FILE = "checkpoint.safetensors";

    @TempDir
    Path folder;

    @Test
    void hoursEndARunAndTheSameCommandGoesOn() throws IOException {
        Path stopped = folder.resolve("stopped");
        for (int step = 1; step <= 3; step++) {
            String said = train(0, stopped, 4, "--max-hours=1e-9");
            assertTrue(said.contains("stopped after step " + step + " of 4: --max-hours are over, and the same"), said);
            assertTrue(Files.exists(stopped.resolve("samples.png")), "the end of a run is an event");
        }
        String complete = train(0, stopped, 4, "--max-hours=1e-9");
        assertTrue(complete.contains("continued after 3"), complete);
        assertFalse(complete.contains("stopped after"), complete);
        Path straight = folder.resolve("straight");
        assertFalse(train(0, straight, 4, "--max-hours=10").contains("stopped after"));
        assertSame(straight, stopped);
    }

    @Test
    void noHoursAreRefused() {
        for (String hours : List.of("0", "-1", "NaN")) {
            String said = train(2, folder.resolve("none"), 4, "--max-hours=" + hours);
            assertTrue(said.contains("give --max-hours a number greater than 0"), said);
        }
        assertFalse(Files.exists(folder.resolve("none")));
    }

    private static void assertSame(Path one, Path other) throws IOException {
        assertArrayEquals(Files.readAllBytes(one.resolve(FILE)), Files.readAllBytes(other.resolve(FILE)));
    }

    /** All that the command says. */
    private static String train(int code, Path out, int steps, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "FlowMatching",
                "--data=moons",
                "--network=mlp:8x1",
                "--metric=none",
                "--batch=8",
                "--steps=" + steps,
                "--sample-steps=1",
                "--threads=1",
                "--no-page",
                "--out=" + out));
        arguments.addAll(List.of(more));
        Console console = Console.run(arguments.toArray());
        assertEquals(code, console.code(), console.out() + console.err());
        return console.out() + console.err();
    }
}
