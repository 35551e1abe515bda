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
     * @param classes that are measured each by itself, too, if there are enough samples of each; may be 0
     * @param seconds that one processor may take, about
     * @throws BadInputException if a metric would take too long with the fewest samples that say something
     */
    public static EvaluationPlan of(
            List<Named<SetDistance>> metrics, int given, long size, int classes, double seconds) {
        EvaluationPlan many = of(metrics, given, new Work(size, classes, NoiseFloor.DEFAULT_REPEATS), seconds);
        return many.samples >= Math.min(given, FEW_SAMPLES)
                ? many
                : of(metrics, given, new Work(size, classes, FEW_REPEATS), seconds);
    }

    private static EvaluationPlan of(List<Named<SetDistance>> metrics, int given, Work work, double seconds) {
        double all = seconds * WORK_A_SECOND;
        int made = (int) Math.max(Math.min(given, LEAST_SAMPLES), Math.min(given, MAKING_SHARE * all / work.making()));
        double share = (1 - MAKING_SHARE) * all / metrics.size();
        List<Integer> rows = new ArrayList<>();
        int most = 1;
        double sum = 0;
        for (Named<SetDistance> metric : metrics) {
            int affordable = affordable(metric, made, work, share);
            rows.add(affordable);
            most = Math.max(
                    most, Math.min(affordable, Math.min(made, metric.value().most())));
            sum += work.of(metric.value(), affordable);
        }
        return new EvaluationPlan(most, rows, work.repeats, given, sum + work.making() * most);
    }

    /** The greatest number that a metric can afford and looks at. */
    private static int affordable(Named<SetDistance> metric, int made, Work work, double share) {
        SetDistance distance = metric.value();
        int low = Math.min(made, LEAST_SAMPLES);
        if (work.of(distance, low) > share) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "The metric '%s' needs %.0e operations for %d samples of %d numbers, more than the %.0e that are spent on it; choose smaller options or another metric.",
                    metric.text(),
                    work.of(distance, low),
                    low,
                    work.size,
                    share));
        }
        int high = distance.toTraining()
                ? (int) Math.max(low, MOST_TRAINING / work.size)
                : Math.max(low, Math.min(made, distance.most()));
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (work.of(distance, middle) <= share) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Operations of an evaluation.
     *
     * @param size numbers in a sample
     * @param classes of the data
     * @param repeats pairs of true sets
     */
    private record Work(long size, int classes, int repeats) {
        /** For each sample of all true sets. */
        double making() {
            return MAKING * size * (2.0 * repeats + 1);
        }

        /** Of a metric on all pairs of sets, and on those of each class where samples are enough. */
        double of(SetDistance metric, int samples) {
            int ofClass = classes == 0 || metric.toTraining() ? 0 : samples / classes;
            double byClass = ofClass < Yardstick.LEAST_OF_CLASS ? 0 : classes * work(metric, ofClass);
            return (repeats + 1) * (work(metric, samples) + byClass);
        }

        private double work(SetDistance metric, int samples) {
            return metric.work(samples, Math.toIntExact(size));
        }
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
