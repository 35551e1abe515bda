package saltus.runtime.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.door.Named;

/**
 * How many samples are measured: as many as there are, unless that would take minutes or gigabytes, for the work of a metric
 * may go with the square of their number times the length of each.
 *
 * @param samples how many are measured
 * @param given how many there are
 * @param work of all metrics, in operations
 */
public record EvaluationPlan(int samples, int given, double work) {
    /** Of one metric; about a minute of two processors. */
    private static final double MOST_WORK = 1e11;

    /** Numbers of one set; three are held at a time. */
    private static final long MOST_NUMBERS = 1L << 24;

    /** Fewer would say little. */
    private static final int LEAST_SAMPLES = 50;

    private static final double WORK_A_SECOND = 1e9;
    private static final double LONG_SECONDS = 5;

    /**
     * The plan for samples of a size.
     *
     * @param given how many there are, at least 1
     * @param size numbers in one
     * @throws BadInputException if a metric would take too long with the fewest samples that say something
     */
    public static EvaluationPlan of(List<Named<SetDistance>> metrics, int given, long size) {
        int least = Math.min(given, LEAST_SAMPLES);
        int samples = fitting(given, size);
        for (Named<SetDistance> metric : metrics) {
            if (work(metric, least, size) > MOST_WORK) {
                throw new BadInputException(String.format(
                        Locale.ROOT,
                        "The metric '%s' needs %.0e operations for %d samples of %d numbers, more than the %.0e that are spent on one; choose smaller options or another metric.",
                        metric.text(),
                        work(metric, least, size),
                        least,
                        size,
                        MOST_WORK));
            }
            samples = affordable(metric, least, samples, size);
        }
        double work = 0;
        for (Named<SetDistance> metric : metrics) {
            work += work(metric, samples, size);
        }
        return new EvaluationPlan(samples, given, work);
    }

    /** As many samples of a size as fit well into memory, of those that one would like. */
    public static int fitting(int samples, long size) {
        return (int) Math.max(Math.min(samples, LEAST_SAMPLES), Math.min(samples, MOST_NUMBERS / size));
    }

    /** Operations of a metric on all pairs of sets. */
    private static double work(Named<SetDistance> metric, int samples, long size) {
        return (NoiseFloor.DEFAULT_REPEATS + 1) * metric.value().work(samples, Math.toIntExact(size));
    }

    /** The greatest number in [least, most] that a metric can afford; least can be afforded. */
    private static int affordable(Named<SetDistance> metric, int least, int most, long size) {
        int low = least;
        int high = most;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (work(metric, middle, size) <= MOST_WORK) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
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
