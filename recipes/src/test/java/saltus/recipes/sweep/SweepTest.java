package saltus.recipes.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;
import saltus.runtime.sweep.Budget;
import saltus.runtime.sweep.Halving;
import saltus.runtime.sweep.report.Findings;
import saltus.runtime.sweep.report.Ranked;
import saltus.runtime.sweep.report.TextReport;

/** What a sweep finds, and that it finds the same when it is killed on the way. */
class SweepTest {
    private static final List<String> VARIED = List.of("weight=AdaptiveWeight(power=1),UniformWeight", "lr=1e-3");
    private static final String STEPS = "40";
    private static final int KILLS = 2;

    /** Forward evaluations of a step, as 'saltus recipes --costs' lists them. */
    private static final double BASE_COST = 4.9;

    @TempDir
    Path folder;

    @Test
    void aKilledSweepEndsLikeOneThatNobodyKilled() throws Exception {
        Path whole = folder.resolve("whole");
        StubSweep.run(whole, Budget.parse(STEPS), Halving.NONE, VARIED);
        Path killed = folder.resolve("killed");
        Map<Path, Integer> known = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process sweep = start(killed);
            awaitPids(killed, 4 + 3 * kill);
            sweep.destroyForcibly().waitFor();
            for (long pid : pids(killed)) {
                assertGone(pid);
            }
            files(killed, "seed-0." + STEPS + ".json", "seed-1." + STEPS + ".json")
                    .forEach(outcome -> known.computeIfAbsent(outcome, SweepTest::starts));
        }
        StubSweep.run(killed, Budget.parse(STEPS), Halving.NONE, VARIED);
        assertEquals(Files.readString(whole.resolve("results.json")), Files.readString(killed.resolve("results.json")));
        assertFalse(known.isEmpty(), "killed before anything was known");
        known.forEach((outcome, starts) -> assertEquals(starts, starts(outcome), "trained again: " + outcome));
        assertEquals(4 * 2, files(killed, "ended.txt").size());
        assertEquals(-1, Files.mismatch(whole.resolve("recipes.jar"), killed.resolve("recipes.jar")));
    }

    @Test
    void whatIsRefusedComesToNothingOrTrainsAlikeIsSaid() throws Exception {
        Path out = folder.resolve("mixed");
        Findings findings = StubSweep.run(
                out,
                Budget.parse("2"),
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
        String results = Files.readString(out.resolve("results.json"));
        assertTrue(
                results.contains(
                        "{\"checks\":[\"Saltus/GuidanceNeedsCoincidingTimes\"],\"says\":[\"[Saltus/GuidanceNeeds"),
                results);
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("<svg") && page.contains("<table>"), page);
        assertFalse(page.contains("http"), "a page that needs nothing but itself");
    }

    @Test
    void anImprovementIsRankedFirstWithItsSourceAndGoesOnLonger() throws Exception {
        Path out = folder.resolve("halved");
        Findings findings = StubSweep.run(
                out, Budget.parse("8steps"), new Halving(2), List.of("weight=AdaptiveWeight(power=1)", "lr=1e-3"));
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

    /** The base makes 50 steps a second; what costs less makes more. */
    @Test
    void secondsAreEvaluationsOfTheNetwork() {
        Findings findings =
                StubSweep.run(folder.resolve("seconds"), Budget.parse("3s"), Halving.NONE, List.of("guidance=none"));
        for (Ranked ranked : findings.ranked()) {
            double evaluations = ranked.evaluations().orElseThrow();
            double cost = ranked.candidate().cost().orElseThrow();
            double wanted = 3 * StubTraining.STEPS_A_SECOND * BASE_COST;
            assertTrue(evaluations <= wanted && evaluations > wanted - 1 - cost, ranked::toString);
        }
        assertEquals(
                2,
                findings.ranked().stream()
                        .mapToLong(Ranked::steps)
                        .filter(steps -> steps >= 150)
                        .distinct()
                        .count());
    }

    @Test
    void shorterTrainingsThanThereAreAreRefused() {
        Path out = folder.resolve("longer");
        List<String> vary = List.of("weight=AdaptiveWeight(power=1)");
        StubSweep.run(out, Budget.parse("3"), Halving.NONE, vary);
        BadInputException mistake =
                assertThrows(BadInputException.class, () -> StubSweep.run(out, Budget.parse("2"), Halving.NONE, vary));
        assertTrue(mistake.getMessage().contains("3 steps"), mistake::getMessage);
    }

    private Process start(Path out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StubSweep.class.getName(),
                out.toString(),
                STEPS));
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

    /** How often the training of an outcome was begun. */
    private static int starts(Path outcome) {
        String run = outcome.getFileName().toString().replaceFirst("[.].*", "");
        try {
            return Files.readAllLines(outcome.resolveSibling(run).resolve("pids.txt"))
                    .size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path out, String... names) throws IOException {
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(path -> Stream.of(names).anyMatch(path::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
