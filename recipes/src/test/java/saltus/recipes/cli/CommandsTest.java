package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands from end to end, on runs too short to learn anything. */
class CommandsTest {
    @TempDir
    Path folder;

    @Test
    void recipesListsEveryRecipeWithItsCost() {
        Console console = Console.run("recipes", "--costs");
        assertEquals(0, console.code());
        for (String recipe : List.of("FlowMatching", "MeanFlow", "ShortcutDiffusion", "AdaptiveMeanFlow")) {
            assertTrue(
                    console.out().lines().anyMatch(line -> line.matches(recipe + " +\\d\\.\\d\\d +\\d\\.\\d\\d .*")));
        }
    }

    @Test
    void explainShowsDesignChecksAndPlan() {
        Console console = Console.run("explain", "AdaptiveMeanFlow");
        assertEquals(0, console.code());
        assertTrue(console.out().contains("@AdaptiveWeight(power = 1.0)\n"));
        assertTrue(console.out().contains("@UniformTimes(coincide = 0.5)  from saltus.recipes.MeanFlow"));
        assertTrue(console.out().contains("     proved               SignalToNoiseFalls "));
        assertTrue(console.out().contains("C15  by construction      SharedPreconditioning "));
        assertTrue(console.out().contains("C23  not applicable "));
        assertTrue(console.out().contains("C43  holds                GuidanceKappa "));
        assertTrue(console.out().contains("     checked when opened  SampledWithoutGuidance "));
        assertTrue(console.out().contains("d/dt u(z_t, r, t, y)     r < t (50 %)"), console::out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "recipes",
                "explain",
                "train",
                "sample",
                "evaluate",
                "compare",
                "sweep",
                "export",
                "doors",
                "doctor"
            })
    void helpIsAManual(String command) {
        Console console = command.isEmpty() ? Console.run("--help") : Console.run(command, "--help");
        assertEquals(0, console.code());
        assertTrue(console.out().startsWith("Usage: saltus"), console::out);
        assertTrue(console.out().lines().count() >= 8, console::out);
    }

    @Test
    void pointsAreTrainedSampledAndMeasured() throws IOException {
        Path run = folder.resolve("points");
        Console trained = Console.run(
                "train", "MeanFlow", "--out", run, "--network", "mlp:16x1", "--steps", "60", "--batch", "64");
        assertEquals(0, trained.code(), trained::err);
        assertTrue(trained.out().contains("SW2"));
        for (String file : List.of("samples.png", "loss.png")) {
            assertNotNull(ImageIO.read(run.resolve(file).toFile()), file);
        }
        assertEquals(2, Files.readAllLines(run.resolve("log.jsonl")).size(), "a line after 50 steps, and the rest");
        Console measured = Console.run("evaluate", run, "--steps", "1", "--steps", "3", "--count", "500");
        assertEquals(0, measured.code(), measured::err);
        assertTrue(
                measured.out().contains("MeanFlow, one step") && measured.out().contains("MeanFlow, 3 steps"));
        Console sampled = Console.run("sample", run, "--steps", "2", "--count", "50", "--out", folder.resolve("two"));
        assertEquals(0, sampled.code(), sampled::err);
        assertNotNull(ImageIO.read(folder.resolve("two.png").toFile()));
        assertTrue(Files.size(folder.resolve("two.npz")) > 50 * 2 * 4);
    }

    @Test
    void aLongerRunContinuesAShorterOne() throws IOException {
        Path run = folder.resolve("longer");
        Object[] command = {
            "train", "FlowMatching", "--out", run, "--network", "mlp:8x1", "--metric=none", "--batch", "16", "--steps"
        };
        assertEquals(0, Console.run(with(command, "50")).code());
        Console longer = Console.run(with(command, "100"));
        assertEquals(0, longer.code(), longer::err);
        assertTrue(longer.out().contains("continued after 50"));
        assertEquals(2, Files.readAllLines(run.resolve("log.jsonl")).size());
    }

    @Test
    void imagesAreTrainedAndSampledByClass() throws IOException {
        Path run = folder.resolve("images");
        Console trained = Console.run(
                "train",
                "ShortcutDiffusion",
                "--data",
                "digits",
                "--network",
                "sit:16x1x2/4",
                "--metric=none",
                "--out",
                run,
                "--steps",
                "3",
                "--batch",
                "32");
        assertEquals(0, trained.code(), trained::err);
        Console sampled = Console.run("sample", run, "--class", "3", "--class", "7", "--count", "4", "--png");
        assertEquals(0, sampled.code(), sampled::err);
        assertNotNull(ImageIO.read(run.resolve("samples-1step.png").toFile()));
        assertNotNull(ImageIO.read(run.resolve("samples-1step-png/000003.png").toFile()));
        Console fewer = Console.run("sample", run, "--count", "2", "--png");
        assertEquals(2, fewer.code());
        assertTrue(fewer.err().contains("would be taken for one of the samples"), fewer::err);
        Console measured = Console.run("evaluate", run, "--count=8");
        assertEquals(0, measured.code(), measured::err);
        assertEquals(2, Console.run("sample", run, "--class", "10").code());
    }

    @Test
    void aModelThatWasTrainedWithoutGuidanceIsGuidedWhileSampling() {
        Path run = folder.resolve("guided");
        Console trained = Console.run(
                "train",
                "FlowMatching",
                "--data=digits",
                "--network=sit:16x1x2/4",
                "--steps=1",
                "--metric=none",
                "--batch=8",
                "--sample-steps=1",
                "--out=" + run);
        assertEquals(0, trained.code(), trained::err);
        Console sampled = Console.run("sample", run, "--steps=2", "--count=4", "--guidance=1.5");
        assertEquals(0, sampled.code(), sampled::err);
    }

    private static Object[] with(Object[] command, Object last) {
        Object[] all = java.util.Arrays.copyOf(command, command.length + 1);
        all[command.length] = last;
        return all;
    }
}
