package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guidance that the network is told is chosen when samples are made. */
class ChosenGuidanceTest {
    private static final List<String> SMALL = List.of("--network=sit:16x1x2/4", "--steps=2", "--batch=16");

    @TempDir
    Path folder;

    @Test
    void itIsChosenAmongWhatWasTrained() {
        Path run = folder.resolve("run");
        ok(Console.run(
                "train",
                "GuidedImprovedMeanFlow",
                "--data=digits",
                SMALL.get(0),
                SMALL.get(1),
                SMALL.get(2),
                "--metric=none",
                "--out",
                run));
        ok(Console.run("sample", run, "--count=4", "--guidance=3", "--guided=0.1,0.9"));
        refused(Console.run("sample", run, "--count=4", "--guidance=9"), "SampledGuidanceIsTrained", "from 1 to 8.0");
        refused(
                Console.run("sample", run, "--count=4", "--guidance=3", "--guided=0.6,0.9"),
                "from 0 .. 0.5 until 0.5 .. 1");
        refused(Console.run("sample", run, "--guidance=1", "--guidance=2"), "give --guidance once");
        Console table = Console.run("evaluate", run, "--count=32", "--guidance=1", "--guidance=2.5", "--guidance=8");
        ok(table);
        assertEquals(
                List.of("guidance", "1.0", "2.5", "8.0", "floor"),
                table.out()
                        .lines()
                        .filter(line -> line.matches("(guidance|floor|[\\d.]+) .*"))
                        .map(line -> line.replaceAll(" .*", ""))
                        .toList(),
                table::out);
        refused(Console.run("evaluate", run, "--guidance=1", "--guidance=9"), "SampledGuidanceIsTrained");
    }

    @Test
    void aSmallNetworkSaysTheVelocityToo() {
        ok(Console.run(
                "train",
                "GuidedImprovedMeanFlow",
                "--data=digits",
                "--network=resconv:8x1/4",
                "--steps=1",
                "--batch=8",
                "--metric=none",
                "--no-page",
                "--out",
                folder.resolve("run")));
    }

    private static void ok(Console console) {
        assertEquals(0, console.code(), console::err);
    }

    private static void refused(Console console, String... said) {
        assertEquals(2, console.code(), console::out);
        for (String words : said) {
            assertTrue(console.err().contains(words), console::err);
        }
    }
}
