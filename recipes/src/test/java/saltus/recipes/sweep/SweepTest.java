package saltus.recipes.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;
import saltus.runtime.sweep.Halving;
import saltus.runtime.sweep.report.Findings;
import saltus.runtime.sweep.report.Ranked;
import saltus.runtime.sweep.report.TextReport;

/** What a sweep finds, and that it finds the same when it is killed on the way. */
class SweepTest {
    private static final List<String> VARIED =
            List.of("weight=AdaptiveWeight(power=1),UniformWeight", "lr=1e-3");
    private static final int STEPS = 40;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    @Test
    void aKilledSweepEndsLikeOneThatNobodyKilled() throws Exception {
        Path whole = folder.resolve("whole");
        StubSweep.run(whole, STEPS, Halving.NONE, VARIED);
        Path killed = folder.resolve("killed");
        for (int kill = 0; kill < KILLS; kill++) {
            Process sweep = start(killed);
            awaitPids(killed, 1 + 3 * kill);
            sweep.destroyForcibly().waitFor();
            for (long pid : pids(killed)) {
                assertGone(pid);
            }
        }
        StubSweep.run(killed, STEPS, Halving.NONE, VARIED);
        assertEquals(Files.readString(whole.resolve("results.json")), Files.readString(killed.resolve("results.json")));
        for (Path ended : files(killed, "ended.txt")) {
            assertEquals(List.of(String.valueOf(STEPS)), Files.readAllLines(ended), "trained twice");
        }
        assertEquals(4 * 2, files(killed, "ended.txt").size());
        assertEquals(-1, Files.mismatch(whole.resolve("recipes.jar"), killed.resolve("recipes.jar")));
    }

    @Test
    void whatIsRefusedComesToNothingOrTrainsAlikeIsSaid() throws Exception {
        Path out = folder.resolve("mixed");
        Findings findings = StubSweep.run(
                out,
                2,
                Halving.NONE,
                List.of("metric=PseudoHuber,AbsoluteError", "times=UniformTimes(0)", "weight=UniformWeight"));
        String text = new TextReport(findings, 50).text();
        assertTrue(text.contains("12 combinations: 6 refused by the compiler"), text);
        assertTrue(text.contains("     6  refused by Saltus/GuidanceNeedsCoincidingTimes"), text);
        assertTrue(text.contains("PseudoHuber: The batch is odd; give an even one."), text);
        assertTrue(text.contains("0 of 2 seeds"), text);
        assertTrue(text.lines().anyMatch(line -> line.matches("\\| 1 \\| MeanFlow = .* 0\\.1250 \\|")), text);
        assertTrue(text.contains("MeanFlow = UniformWeight"), text);
        assertEquals("MeanFlow", findings.ranked().get(0).candidate().text());
        assertTrue(text.contains("Nothing is ranked before MeanFlow."), text);
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("<svg") && page.contains("<table>"), page);
        assertFalse(page.contains("http"), "a page that needs nothing but itself");
    }

    @Test
    void anImprovementIsRankedFirstWithItsSourceAndGoesOnLonger() throws Exception {
        Path out = folder.resolve("halved");
        Findings findings = StubSweep.run(
                out,
                8,
                new Halving(2),
                List.of("weight=AdaptiveWeight(power=1)", "lr=1e-3"));
        Ranked first = findings.ranked().get(0);
        assertTrue(first.candidate().text().contains("AdaptiveWeight"), first::toString);
        assertEquals(8, first.steps());
        assertEquals(4, findings.ranked().get(findings.ranked().size() - 1).steps());
        assertTrue(findings.winner().contains("@AdaptiveWeight(power = "), findings::winner);
        Ranked base = findings.ranked().stream()
                .filter(ranked -> ranked.candidate().combination().isBase())
                .findFirst()
                .orElseThrow();
        assertEquals(8, base.steps(), "others are compared with it");
        assertEquals(
                List.of("4", "8"),
                Files.readAllLines(out.resolve("runs/MeanFlow/seed-0/ended.txt")),
                "a longer part continues the shorter one");
    }

    @Test
    void shorterTrainingsThanThereAreAreRefused() {
        Path out = folder.resolve("longer");
        List<String> vary = List.of("weight=AdaptiveWeight(power=1)");
        StubSweep.run(out, 3, Halving.NONE, vary);
        BadInputException mistake =
                assertThrows(BadInputException.class, () -> StubSweep.run(out, 2, Halving.NONE, vary));
        assertTrue(mistake.getMessage().contains("3 steps"), mistake::getMessage);
    }

    private Process start(Path out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StubSweep.class.getName(),
                out.toString(),
                String.valueOf(STEPS)));
        command.addAll(VARIED);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private static void awaitPids(Path out, int number) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (pids(out).size() < number && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertTrue(pids(out).size() >= number, "the sweep does not begin");
    }

    private static List<Long> pids(Path out) throws IOException {
        List<Long> pids = new ArrayList<>();
        for (Path file : files(out, "pids.txt")) {
            Files.readAllLines(file).forEach(pid -> pids.add(Long.parseLong(pid)));
        }
        return pids;
    }

    private static void assertGone(long pid) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertFalse(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent(), "an orphan is left");
    }

    private static List<Path> files(Path out, String name) throws IOException {
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(path -> path.endsWith(name)).sorted().toList();
        }
    }

}
