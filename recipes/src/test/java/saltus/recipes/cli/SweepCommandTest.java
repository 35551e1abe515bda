package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps as somebody types them: one that trains, and those that say what is wrong. */
class SweepCommandTest {
    @TempDir
    Path folder;

    @Test
    void aSweepTrainsInProcessesOfItsOwnAndTrainsNothingTwice() throws Exception {
        Path out = folder.resolve("sweep");
        Console first = sweep(out);
        assertEquals(0, first.code(), first::err);
        assertTrue(first.out().contains("2 combinations, of which 2 are trained"), first::out);
        assertTrue(first.out().contains("SW2:directions=4, smaller is better"), first::out);
        assertTrue(first.out().contains("corrected for all 1 comparisons"), first::out);
        Path run = out.resolve("runs/MeanFlow/seed-1");
        assertTrue(Files.exists(run.resolve("checkpoint.safetensors")));
        assertTrue(Files.notExists(run.resolve("report.html")), "a page for each of many trainings");
        String said = Files.readString(out.resolve("runs/MeanFlow/seed-1.log"));
        assertTrue(said.contains("MeanFlow on moons"), said);
        String results = Files.readString(out.resolve("results.json"));
        Console again = sweep(out);
        assertEquals(first.out(), again.out());
        assertEquals(results, Files.readString(out.resolve("results.json")));
        assertEquals(said, Files.readString(out.resolve("runs/MeanFlow/seed-1.log")));
    }

    private static Console sweep(Path out) {
        return Console.run(
                "sweep",
                "MeanFlow",
                "--vary",
                "weight=AdaptiveWeight(power=1),none",
                "--data",
                "moons",
                "--budget",
                "3",
                "--seeds",
                "2",
                "--jobs",
                "2",
                "--metric",
                "SW2:directions=4",
                "--out",
                out,
                "--",
                "--network=mlp:8x1",
                "--batch=16");
    }

    @Test
    void aJavaWithoutACompilerSaysSo() throws Exception {
        Path said = folder.resolve("said.txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.se,jdk.unsupported",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "saltus.runtime.cli.Saltus",
                        "sweep",
                        "MeanFlow",
                        "--vary",
                        "weight=*",
                        "--budget",
                        "3")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertEquals(2, child.waitFor());
        assertTrue(Files.readString(said).contains("has no compiler; run it with a JDK"), Files.readString(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--vary times=UniformTimes(0.25) --budget none; The budget 'none' is none",
                "--vary times=UniformTimes(0.25) --budget 0; The budget '0' is none",
                "--vary times=UniformTimes(0.25) --budget 1evaluations; more than the budget of 1",
                "--vary times=UniformTimes(0.5) --budget 9; Nothing is varied",
                "--vary times=UniformTimes(0.25) --budget 9 --seeds 1; tell a difference from noise",
                "--vary times=UniformTimes(0.25) --budget 9 --halving 0; leaves nobody or everybody",
                "--vary times=UniformTimes(0.25) --budget 9 --metric none; ranks recipes by a metric, and there is none for",
                "--vary times=UniformTimes(0.25) --budget 9 --data mons; did you mean 'moons'?",
                "--vary batch=many --budget 9; Invalid value for option '--batch'",
                "--vary steps=3 --budget 9; There is no slot 'steps'",
                "--vary times=UniformTimes(0.25) --budget 9 -- --seed 3; a sweep decides it",
                "--vary lr-schedule=constant,cosine --budget 9s; A cosine ends with its training",
                "--vary times=UniformTimes(0.25) --budget 9 --halving 3 -- --lr-schedule cosine; A cosine ends with its training",
                "--vary times=UniformTimes(0.25) --budget 9 -- --bach 3; Unknown options: '--bach'",
                "--vary target=* --vary times=* --vary path=* --vary metric=* --vary weight=* --budget 9; vary fewer slots at once"
            })
    void mistakesAreTold(String arguments, String says) {
        List<String> all = new ArrayList<>(
                List.of("sweep", "MeanFlow", "--out", folder.resolve("wrong").toString()));
        all.addAll(List.of(arguments.split(" ")));
        Console console = Console.run(all.toArray());
        assertEquals(2, console.code(), console::err);
        assertTrue(console.err().contains(says), console::err);
        assertFalse(Files.exists(folder.resolve("wrong/results.json")));
    }
}
