package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that is large enough to be written while training goes on. */
class LargeCheckpointTest {
    @TempDir
    Path folder;

    @Test
    void aRunEndsWithTheSameBytesHoweverOftenItIsSaved() throws IOException {
        Path often = train("often", 2);
        Path once = train("once", 1000);
        for (String file : List.of("checkpoint.safetensors", "log.jsonl", "errors.json")) {
            assertArrayEquals(Files.readAllBytes(once.resolve(file)), Files.readAllBytes(often.resolve(file)), file);
        }
        List<Long> steps = Files.readAllLines(often.resolve("weights.jsonl")).stream()
                .map(line -> JsonParser.parseString(line)
                        .getAsJsonObject()
                        .get("step")
                        .getAsLong())
                .toList();
        assertEquals(List.of(2L, 4L, 5L), steps, "each was looked at when it was there");
    }

    private Path train(String name, int every) {
        Path out = folder.resolve(name);
        Console console = Console.run(
                "train",
                "FlowMatching",
                "--data=moons",
                "--network=mlp:700x3",
                "--batch=8",
                "--steps=5",
                "--metric=none",
                "--sample-steps=1",
                "--log-every=1",
                "--checkpoint-every=" + every,
                "--threads=1",
                "--no-page",
                "--out=" + out);
        assertEquals(0, console.code(), console::err);
        return out;
    }
}
