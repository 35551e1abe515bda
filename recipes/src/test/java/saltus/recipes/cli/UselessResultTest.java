package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that came to no good end says so, with what was measured, and with a code of its own; again if repeated. */
class UselessResultTest {
    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void run() {
        run = folder.resolve("run");
    }

    private Console train(String recipe, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("train", recipe, "--network=mlp:8x1", "--batch=16", "--out=" + run));
        arguments.addAll(List.of(more));
        usual(arguments, "--steps=20");
        usual(arguments, "--data=moons");
        return Console.run(arguments.toArray());
    }

    private static void usual(List<Object> arguments, String option) {
        String name = option.substring(0, option.indexOf('=') + 1);
        if (arguments.stream().noneMatch(argument -> argument.toString().startsWith(name))) {
            arguments.add(option);
        }
    }

    /** Points that are too far apart for the recipe in single precision. */
    private String far() throws IOException {
        Path csv = folder.resolve("far.csv");
        Files.write(csv, List.of("100,1", "-100,2"));
        return "--data=csv:" + csv + ",scale=none";
    }

    private void useless(Console console, String... says) {
        assertEquals(3, console.code(), console::err);
        assertEquals(1, console.err().lines().count(), console::err);
        for (String text : says) {
            assertTrue(console.err().contains(text), () -> "'" + text + "' is not in " + console.err());
        }
        for (String file : List.of("samples.npz", "samples.png")) {
            assertFalse(Files.exists(run.resolve(file)), file);
        }
        assertFalse(console.out().contains("samples.npz"), console::out);
    }

    @Test
    void aRateThatIsTooHigh() {
        for (int i = 0; i < 2; i++) {
            useless(
                    train("MeanFlow", "--lr=1e9"),
                    "18 of 20 steps were refused (90 %), the first at step 3",
                    "says: lower --lr, by which the weights have become");
        }
    }

    @Test
    void aDecayThatIsTooHigh() {
        useless(train("MeanFlow", "--weight-decay=1e9"), "says: lower --weight-decay, which multiplies the weights by");
    }

    @Test
    void patienceEndsTheSameWayEachTime() {
        for (int i = 0; i < 2; i++) {
            useless(
                    train("MeanFlow", "--lr=1e9", "--steps=500", "--checkpoint-every=7"),
                    "have not been finite for 50 steps, up to step 52");
        }
    }

    @Test
    void aRateWithoutEndIsNone() {
        Console console = train("MeanFlow", "--lr=Infinity");
        assertEquals(2, console.code());
        assertTrue(console.err().contains("a value that is finite and greater than 0"), console::err);
        assertFalse(Files.exists(run));
    }

    /** What single precision cannot hold, and double can. */
    @Test
    void aPrecisionThatIsTooLow() throws IOException {
        useless(train("OverflowingSquares", far()), "use --precision float64, in which the same step is finite");
    }

    @Test
    void otherRunsOfAComparisonAreMeasured() throws IOException {
        Console console = Console.run(
                "compare",
                "FlowMatching",
                "OverflowingSquares",
                far(),
                "--network=mlp:8x1",
                "--batch=16",
                "--steps=3",
                "--count=100",
                "--out=" + run);
        assertEquals(3, console.code(), console::err);
        assertTrue(console.err().contains("OverflowingSquares on csv:"), console::err);
        String table = Files.readString(run.resolve("table.md"));
        assertTrue(table.lines().anyMatch(line -> line.startsWith("| FlowMatching") && !line.contains("| - ")), table);
        assertTrue(table.contains("refused"), table);
    }
}
