package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a design still has to show when it meets batch, data and way of sampling is checked before any work starts. */
class OpeningTest {
    private static final String NOTE = "note: [Saltus/LabelsForGuidance] label dropout and guidance have no effect\n";

    @TempDir
    Path folder;

    /** Exit code 2, the rules in that order and no others, nothing but their messages. */
    private static void refused(Console console, String recipe, String... rules) {
        assertEquals(2, console.code(), console::err);
        assertEquals("", console.out());
        assertTrue(console.err().startsWith("saltus: " + recipe + " cannot run like this:\n[Saltus/"), console::err);
        List<String> found = console.err()
                .lines()
                .filter(line -> line.startsWith("[Saltus/"))
                .map(line -> line.substring("[Saltus/".length(), line.indexOf(']')))
                .toList();
        assertEquals(List.of(rules), found, console::err);
        assertEquals(1 + 4L * rules.length, console.err().lines().count(), console::err);
    }

    @Test
    void trainingThatCannotWorkLeavesNothingBehind() {
        Path out = folder.resolve("run");
        Object[] command = {"train", "ObligedShortcuts", "--network=mlp:8x1", "--steps=1", "--out=" + out};
        refused(
                Console.run(with(command, "--batch=27", "--sample-steps=3")),
                "ObligedShortcuts",
                "BatchHoldsEveryStep",
                "SampledStepsAreTrained");
        refused(Console.run(with(command, "--batch=27")), "ObligedShortcuts", "BatchHoldsEveryStep");
        refused(Console.run(with(command, "--sample-steps=256")), "ObligedShortcuts", "SampledStepsAreTrained");
        refused(
                Console.run("train", "ObligedMeanFlow", "--sample-steps=3", "--out=" + out),
                "ObligedMeanFlow",
                "SampledStepsAreTrained");
        Console noSteps = Console.run(with(command, "--sample-steps=0"));
        assertEquals(2, noSteps.code());
        assertTrue(noSteps.err().contains("number of steps is 0"), noSteps::err);
        assertFalse(Files.exists(out), () -> "left behind: " + out);
    }

    @Test
    void aMethodOverTensorsThatTrainingCannotUseIsRefused() {
        Path out = folder.resolve("run");
        refused(
                Console.run("train", "SignedDistance", "--network=mlp:8x1", "--steps=1", "--out=" + out),
                "SignedDistance",
                "TensorMethods");
        assertFalse(Files.exists(out), () -> "left behind: " + out);
        Console explained = Console.run("explain", "SignedDistance");
        assertTrue(explained.out().contains("TensorMethods"), explained::out);
        assertTrue(explained.out().contains("together"), explained::out);
    }

    @Test
    void methodsOverTensorsForEverythingTrainAndAreExplained() {
        Path out = folder.resolve("run");
        Console trained = Console.run(
                "train", "OwnMethods", "--network=mlp:8x1", "--steps=5", "--batch=32", "--metric=none", "--out=" + out);
        assertEquals(0, trained.code(), trained::err);
        assertEquals(0, Console.run("sample", out, "--count=10").code());
        Console explained = Console.run("explain", "OwnMethods");
        assertEquals(0, explained.code(), explained::err);
        assertFalse(explained.out().contains("SameSampleVelocity"), explained::out);
        assertTrue(
                Pattern.compile("C13 +checked when opened +TensorMethods")
                        .matcher(explained.out())
                        .find(),
                explained::out);
    }

    @Test
    void pointsAreSampledInStepsThatWereTrained() throws IOException {
        Path run = folder.resolve("points");
        Console trained = Console.run(
                "train",
                "ObligedShortcuts",
                "--network=mlp:8x1",
                "--steps=2",
                "--batch=28",
                "--metric=none",
                "--out=" + run);
        assertEquals(0, trained.code(), trained::err);
        assertEquals(2, trained.out().split(Pattern.quote(NOTE), -1).length, trained::out);
        List<String> before = names(run);
        refused(Console.run("sample", run, "--steps=3"), "ObligedShortcuts", "SampledStepsAreTrained");
        refused(
                Console.run("evaluate", run, "--steps=1", "--steps=3", "--steps=5"),
                "ObligedShortcuts",
                "SampledStepsAreTrained",
                "SampledStepsAreTrained");
        assertEquals(before, names(run));
        assertEquals(0, Console.run("sample", run, "--steps=4", "--count=10").code());
        assertEquals(
                0,
                Console.run("evaluate", run, "--steps=1", "--steps=2", "--count=10", "--metric=SW2:directions=8")
                        .code());
    }

    @Test
    void imagesThatWereTrainedWithGuidanceAreNotGuidedAgain() throws IOException {
        Path run = folder.resolve("images");
        Console trained = Console.run(
                "train",
                "ObligedShortcuts",
                "--data=digits",
                "--network=sit:16x1x2/4",
                "--steps=1",
                "--batch=28",
                "--metric=none",
                "--out=" + run);
        assertEquals(0, trained.code(), trained::err);
        assertFalse(trained.out().contains("note: [Saltus/"), trained::out);
        List<String> before = names(run);
        refused(
                Console.run("sample", run, "--guidance=1.5", "--steps=129"),
                "ObligedShortcuts",
                "SampledStepsAreTrained",
                "SampledWithoutGuidance");
        refused(Console.run("sample", run, "--guidance=1.5"), "ObligedShortcuts", "SampledWithoutGuidance");
        assertEquals(before, names(run));
        assertEquals(0, Console.run("sample", run, "--guidance=1", "--count=4").code());
    }

    private static Object[] with(Object[] command, Object... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray();
    }

    private static List<String> names(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
