package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is planned before anybody pays for it. */
class DryRunTest {
    private static final String LATENTS = "--data=shape:4x32x32,classes=1000";

    @TempDir
    Path folder;

    /** In a small heap, where its weights would find no place. */
    @Test
    void theLargestTransformerIsPlannedWithinSeconds() throws Exception {
        Path said = folder.resolve("said.txt");
        Process child = Child.start(
                said,
                List.of("env", "JAVA_TOOL_OPTIONS=-Xmx400m"),
                "train",
                "ExplicitShortcutXL2",
                LATENTS,
                "--network=sit:XL/2",
                "--batch=256",
                "--dry-run",
                "--out=" + folder.resolve("run"));
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        String text = Files.readString(said);
        assertEquals(0, child.exitValue(), text);
        assertEquals(676_441_745, (long) number(text, "Parameters"));
        assertTrue(text.contains("28 of 23,905,152"), text);
        assertEquals(2.71e9, number(text, "  weights"), 0.01e9);
        assertEquals(5.41e9, number(text, "  moments"), 0.01e9);
        assertEquals(237.6e9, number(text, "  of one evaluation of it"), 2e9);
        assertFalse(Files.exists(folder.resolve("run")));
    }

    /** Work is counted in the graph of the whole step, evaluations in the design alone: they have to agree. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FlowMatching",
                "MeanFlow",
                "ExplicitShortcut",
                "ShortcutDiffusion",
                "ContinuousConsistencyLinear"
            })
    void workIsThatOfTheEvaluations(String recipe) {
        Console console = Console.run(
                "train", recipe, LATENTS, "--network=sit:384x3x6/2", "--dry-run", "--out", folder.resolve("run"));
        assertEquals(0, console.code(), console::err);
        double ratio = number(console.out(), "  of a sample") / number(console.out(), "  of one evaluation of it");
        assertEquals(number(console.out(), "  evaluations of a batch"), ratio, 0.12 * ratio, console::out);
    }

    @Test
    void whatIsComputedAgainOrInTurnsIsNotHeld() {
        String whole = planned();
        String again = planned("--recompute");
        String turns = planned("--accumulate=4");
        double held = number(whole, "  activations");
        assertTrue(number(again, "  activations") < held / 2, again);
        assertEquals(held / 4, number(turns, "  activations"), 0.01 * held, turns);
        double work = number(again, "Work of a step") / number(whole, "Work of a step");
        assertTrue(work > 1.1 && work < 1.4, again);
    }

    private String planned(String... more) {
        Stream<Object> command = Stream.of(
                "train",
                "FlowMatching",
                LATENTS,
                "--network=sit:96x8x2/2",
                "--dry-run",
                "--out",
                folder.resolve("run"));
        Console console = Console.run(Stream.concat(command, Stream.of(more)).toArray());
        assertEquals(0, console.code(), console::err);
        return console.out();
    }

    @Test
    void aRunThatIsThereWouldGoOn() throws IOException {
        Path run = folder.resolve("run");
        Object[] command = {
            "train",
            "FlowMatching",
            "--data=digits",
            "--network=sit:16x1x2/4",
            "--batch=4",
            "--metric=none",
            "--out",
            run
        };
        Console trained = Console.run(
                Stream.concat(Stream.of(command), Stream.of("--steps=2")).toArray());
        assertEquals(0, trained.code(), trained::err);
        long before =
                Files.getLastModifiedTime(run.resolve("checkpoint.safetensors")).toMillis();
        Console planned = Console.run(Stream.concat(Stream.of(command), Stream.of("--steps=9", "--dry-run"))
                .toArray());
        assertEquals(0, planned.code(), planned::err);
        assertTrue(planned.out().contains("It would go on after step 2, from '" + run), planned::out);
        assertEquals(
                before,
                Files.getLastModifiedTime(run.resolve("checkpoint.safetensors")).toMillis());
        Console other = Console.run(Stream.concat(Stream.of(command), Stream.of("--steps=9", "--lr=1", "--dry-run"))
                .toArray());
        assertEquals(2, other.code());
        assertTrue(other.err().contains("holds another run"), other::err);
    }

    @Test
    void aShapeIsPlannedAndNotLearned() {
        Path run = folder.resolve("run");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Console refused = Console.run("train", "MeanFlow", "--data=shape:2", "--out", run);
            assertEquals(2, refused.code());
            assertEquals(1, refused.err().lines().count(), refused::err);
            assertTrue(refused.err().contains("add --dry-run"), refused::err);
        });
        for (String shape :
                List.of("shape", "shape:0", "shape:3x32", "shape:3x32x32x32", "shape:axbxc", "shape:3x32x32,kind=x")) {
            Console refused = Console.run("train", "MeanFlow", "--data=" + shape, "--dry-run", "--out", run);
            assertEquals(2, refused.code(), shape);
            assertEquals(1, refused.err().lines().count(), refused::err);
        }
        assertFalse(Files.exists(run));
    }

    /** The number behind a word at the start of a line, with its prefix. */
    static double number(String text, String what) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(what) + "[^\\d]*([\\d,.]+) ?([kMGTPE]?)")
                .matcher(text);
        assertTrue(line.find(), () -> what + " is not in " + text);
        double number = Double.parseDouble(line.group(1).replace(",", ""));
        return number * Math.pow(1000, " kMGTPE".indexOf((line.group(2) + " ").charAt(0)));
    }
}
