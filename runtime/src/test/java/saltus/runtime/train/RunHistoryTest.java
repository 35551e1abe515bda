package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import saltus.runtime.data.DataSet;
import saltus.runtime.program.RowErrors;
import saltus.runtime.program.StepReport;

/** A history that goes through checkpoints is that of a run that was never stopped, to the bit. */
class RunHistoryTest {
    private static StepReport report(Random random) {
        boolean applied = random.nextInt(5) > 0;
        double loss = applied ? Math.exp(20 * random.nextGaussian()) : Double.NaN;
        double error = random.nextInt(20) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble() / 3;
        return new StepReport(
                loss,
                error,
                random.nextGaussian(),
                applied,
                Map.of("share", random.nextDouble(), "a", 0.1),
                rows(random));
    }

    private static Optional<RowErrors> rows(Random random) {
        double t = random.nextDouble();
        double error = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble();
        return Optional.of(
                new RowErrors(new double[] {t}, new double[] {t * random.nextDouble()}, new double[] {error}));
    }

    private static TrainingSettings logging(long every) {
        return TrainingSettings.defaults(DataSet.Kind.POINTS).logEvery(every).build();
    }

    private static List<StepReport> reports(long seed, int steps) {
        Random random = new Random(seed);
        List<StepReport> reports = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            reports.add(report(random));
        }
        return reports;
    }

    @Property(tries = 200)
    void whatACheckpointHoldsGoesOnAsIfNothingHadHappened(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int steps,
            @ForAll @IntRange(min = 1, max = 13) int every,
            @ForAll @IntRange(min = 1, max = 17) int saved) {
        RunHistory straight = new RunHistory();
        RunHistory stopped = new RunHistory();
        List<String> appended = new ArrayList<>();
        int step = 0;
        for (StepReport report : reports(seed, steps)) {
            step++;
            straight.add(step, report, logging(every)).ifPresent(appended::add);
            stopped.add(step, report, logging(every));
            if (step % saved == 0) {
                stopped = RunHistory.of(stopped.open(), stopped.log());
            }
        }
        assertEquals(straight, stopped);
        assertEquals(appended, stopped.lines());
        assertEquals(straight.refusals(), stopped.refusals());
        stopped.lines().forEach(line -> assertTrue(JsonParser.parseString(line).isJsonObject(), line));
    }

    @Property(tries = 100)
    void linesAreMeansOfTheStepsThatWereMade(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int every) {
        RunHistory history = new RunHistory();
        List<StepReport> reports = reports(seed, 4 * every);
        for (int i = 0; i < reports.size(); i++) {
            history.add(i + 1, reports.get(i), logging(every));
        }
        RunHistory.Curve losses = history.losses(4L * every);
        int point = 0;
        for (int line = 0; line < 4; line++) {
            List<Double> applied = reports.subList(line * every, (line + 1) * every).stream()
                    .filter(StepReport::applied)
                    .map(StepReport::loss)
                    .toList();
            if (!applied.isEmpty()) {
                double mean = applied.stream().mapToDouble(x -> x).reduce(0, Double::sum) / applied.size();
                assertEquals((line + 1L) * every, losses.steps()[point]);
                assertEquals(mean, losses.values()[point], 1e-12 * Math.abs(mean));
                point++;
            }
        }
        assertEquals(point, losses.values().length);
        long refused = reports.stream().filter(report -> !report.applied()).count();
        assertEquals(refused, history.refusals().total());
    }

    @Property(tries = 300)
    void whatIsNoHistoryIsToldAsSuch(@ForAll String open) {
        assertThrows(IllegalArgumentException.class, () -> RunHistory.of(open, new byte[0]));
    }
}
