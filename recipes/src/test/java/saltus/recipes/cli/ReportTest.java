package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training leaves for those who follow it, and the pages of its folder. */
class ReportTest {
    @TempDir
    private static Path trained;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        for (String seed : List.of("0", "1")) {
            Console console = Console.run(
                    "train",
                    "AdaptiveMeanFlow",
                    "--network=mlp:8x1",
                    "--steps=20",
                    "--batch=8",
                    "--log-every=5",
                    "--checkpoint-every=10",
                    "--threads=1",
                    "--metric=SW2",
                    "--seed=" + seed,
                    "--out=" + trained.resolve("seed" + seed));
            assertEquals(0, console.code(), console::err);
            assertTrue(console.out().contains("report.html"), console::out);
        }
    }

    @Test
    void aRunFolderSaysWhatTheRunIs() throws IOException {
        Path run = trained.resolve("seed0");
        String source = Files.readString(run.resolve("recipe.java"));
        assertTrue(
                source.contains("@AdaptiveWeight(power = 1)\npublic interface AdaptiveMeanFlow extends MeanFlow {}"));
        assertTrue(source.contains("// saltus.recipes.MeanFlow\n"), "what it inherits from");
        assertTrue(Files.readString(run.resolve("design.json"))
                .contains("\"annotation\":\"@AdaptiveWeight(power = 1.0)\""));
        assertTrue(Files.readString(run.resolve("settings.json")).contains("\"steps\":20"));
        String machine = Files.readString(run.resolve("machine.json"));
        for (String name : List.of("saltus", "java", "engine", "system", "processor", "cores", "device", "started")) {
            assertTrue(machine.contains("\"" + name + "\""), name);
        }
        assertEquals(2, Files.readAllLines(run.resolve("weights.jsonl")).size());
        assertTrue(Files.size(run.resolve("tensorboard/events.out.tfevents.0.saltus")) > 1000);
    }

    @Test
    void thePageComesFromTheFolderAlone() throws IOException {
        Path run = trained.resolve("seed0");
        byte[] written = Files.readAllBytes(run.resolve("report.html"));
        Path page = folder.resolve("page.html");
        Console console = Console.run("report", run, "--out", page);
        assertEquals(0, console.code(), console::err);
        assertEquals(page + "\n", console.out());
        assertArrayEquals(written, Files.readAllBytes(page));
        String text = Files.readString(page);
        assertTrue(text.contains("AdaptiveMeanFlow on checkerboard"));
        assertTrue(text.contains("20 of 20 steps"));
        assertTrue(text.contains("id=\"errors\"") && text.contains("id=\"source\"") && text.contains("id=\"metrics\""));
    }

    @Test
    void runsAreComparedWithoutTraining() throws IOException {
        Console console = Console.run(
                "compare", trained.resolve("seed0"), trained.resolve("seed1"), "--out", folder.resolve("both"));
        assertEquals(0, console.code(), console::err);
        String text = Files.readString(folder.resolve("both/compare.html"));
        assertTrue(text.contains("2 runs side by side"));
        assertTrue(text.contains("<tr class=\"differs\"><th scope=\"row\">seed</th><td>0</td><td>1</td>"));
    }

    @Test
    void runsAndRecipesAreNotMixed() {
        Console console = Console.run("compare", trained.resolve("seed0"), "MeanFlow", "--out", folder.resolve("both"));
        assertEquals(2, console.code());
        assertTrue(console.err().contains("Runs and recipes are not compared in one go"), console::err);
        assertFalse(Files.exists(folder.resolve("both")));
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        for (Path run : List.of(folder.resolve("nothing"), Files.createDirectory(folder.resolve("empty")))) {
            Console console = Console.run("report", run);
            assertEquals(2, console.code());
            assertEquals(1, console.err().lines().count(), console::err);
            assertFalse(Files.exists(run.resolve("report.html")));
        }
    }
}
