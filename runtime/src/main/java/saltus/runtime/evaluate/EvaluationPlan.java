package saltus.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.door.Named;

/**
 * How many samples each metric measures: as many as there are, unless that would take too long, for the work of a metric may go
 * with the square of their number times the length of each. The time of the whole is shared evenly by the metrics.
 *
 * @param samples the most that a metric measures
 * @param rows for each metric how many it measures, or how many samples of training it measures them by
 * @param repeats pairs of true sets that make a floor
 * @param given how many there are
 * @param work of all metrics, in operations, the making of true sets included
 */
public record EvaluationPlan(int samples, List<Integer> rows, int repeats, int given, double work) {
    /** Operations of one processor in a second, about. */
    static final double WORK_A_SECOND = 1e9;

    /** Fewer would say little. */
    private static final int LEAST_SAMPLES = 50;

    /** Below these the repeats are what is saved first. */
    private static final int FEW_SAMPLES = 500;

    private static final int FEW_REPEATS = 4;

    /** Operations that make or read a number of a true set. */
    private static final double MAKING = 50;

    /** A share of the time in which the true sets are made. */
    private static final double MAKING_SHARE = 0.2;

    /** Numbers of the samples of training that generated ones are compared with, at most. */
    private static final long MOST_TRAINING = 1L << 23;

    private static final double LONG_SECONDS = 5;

    public EvaluationPlan {
        rows = List.copyOf(rows);
    }

    /**
     * The plan for samples of a size.
     *
     * @param given how many there are, at least 1
     * @param size numbers in one
     * @param seconds that one processor may take, about
     * @throws BadInputException if a metric would take too long with the fewest samples that say something
     */
    public static EvaluationPlan of(List<Named<SetDistance>> metrics, int given, long size, double seconds) {
        EvaluationPlan many = of(metrics, given, size, seconds, NoiseFloor.DEFAULT_REPEATS);
        return many.samples >= Math.min(given, FEW_SAMPLES) ? many : of(metrics, given, size, seconds, FEW_REPEATS);
    }

    private static EvaluationPlan of(
            List<Named<SetDistance>> metrics, int given, long size, double seconds, int repeats) {
        double all = seconds * WORK_A_SECOND;
        double making = MAKING * size * (2.0 * repeats + 1);
        int made = (int) Math.max(Math.min(given, LEAST_SAMPLES), Math.min(given, MAKING_SHARE * all / making));
        double share = (1 - MAKING_SHARE) * all / metrics.size();
        List<Integer> rows = new ArrayList<>();
        int most = 1;
        double work = 0;
        for (Named<SetDistance> metric : metrics) {
            int affordable = affordable(metric, made, size, repeats, share);
            rows.add(affordable);
            most = Math.max(most, Math.min(affordable, Math.min(made, metric.value().most())));
            work += work(metric, affordable, size, repeats);
        }
        return new EvaluationPlan(most, rows, repeats, given, work + making * most);
    }

    /** The greatest number that a metric can afford and looks at. */
    private static int affordable(Named<SetDistance> metric, int made, long size, int repeats, double share) {
        int low = Math.min(made, LEAST_SAMPLES);
        if (work(metric, low, size, repeats) > share) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "The metric '%s' needs %.0e operations for %d samples of %d numbers, more than the %.0e that are spent on it; choose smaller options or another metric.",
                    metric.text(),
                    work(metric, low, size, repeats),
                    low,
                    size,
                    share));
        }
        int high = metric.value().toTraining()
                ? (int) Math.max(low, MOST_TRAINING / size)
                : Math.max(low, Math.min(made, metric.value().most()));
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (work(metric, middle, size, repeats) <= share) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Operations of a metric on all pairs of sets. */
    private static double work(Named<SetDistance> metric, int samples, long size, int repeats) {
        return (repeats + 1) * metric.value().work(samples, Math.toIntExact(size));
    }

    /** What to say before the work begins, if it will be felt. */
    public Optional<String> notice() {
        double seconds = work / WORK_A_SECOND / Runtime.getRuntime().availableProcessors();
        return seconds < LONG_SECONDS
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "Measuring %,d samples takes about %,.0f seconds.", samples, seconds));
    }
}
