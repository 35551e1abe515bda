package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sampled: raw weights or averaged ones, now or as they were, of a class or of none. */
class ChosenWeightsTest {
    @TempDir
    Path folder;

    private Console train(String recipe, Path run, int steps) {
        return Console.run(
                "train",
                recipe,
                "--data=digits:16",
                "--network=sit:8x1x2/8",
                "--metric=none",
                "--batch=8",
                "--steps=" + steps,
                "--sample-steps=1",
                "--keep=every:4",
                "--out=" + run);
    }

    private byte[] sampled(Path run, String... more) throws IOException {
        Path out = folder.resolve("drawn");
        List<String> command = new ArrayList<>(List.of("sample", run.toString(), "--count=6", "--out=" + out));
        command.addAll(Arrays.asList(more));
        Console console = Console.run(command.toArray());
        assertEquals(0, console.code(), console::err);
        return Files.readAllBytes(folder.resolve("drawn.npz"));
    }

    @Test
    void eachChoiceIsWhatItSays() throws IOException {
        Path run = folder.resolve("run");
        assertEquals(0, train("MeanFlow", run, 8).code());
        Path earlier = folder.resolve("earlier");
        assertEquals(0, train("MeanFlow", earlier, 4).code());
        byte[] averaged = sampled(run);
        assertArrayEquals(averaged, sampled(run, "--weights=ema"));
        assertFalse(Arrays.equals(averaged, sampled(run, "--weights=raw")));
        assertArrayEquals(sampled(earlier), sampled(run, "--snapshot=4"), "a kept checkpoint is what the run was");
        assertArrayEquals(averaged, sampled(run, "--snapshot=8"));
        assertFalse(Arrays.equals(sampled(run, "--class=3"), sampled(run, "--class=none")));
        refused(run, "has kept no checkpoint '5'; it has 4, 8", "--snapshot=5");
        refused(run, "has kept no checkpoint '../4'", "--snapshot=../4");
        refused(run, "leave out --ema", "--weights=raw", "--ema=0.5");
    }

    private static void refused(Path run, String says, String... more) {
        List<String> command = new ArrayList<>(List.of("sample", run.toString()));
        command.addAll(Arrays.asList(more));
        Console console = Console.run(command.toArray());
        assertEquals(2, console.code(), console::err);
        assertTrue(console.err().contains(says), console::err);
    }
}
