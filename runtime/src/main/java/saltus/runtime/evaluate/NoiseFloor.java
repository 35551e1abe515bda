package saltus.runtime.evaluate;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The value between two independent true sets by chance: what a perfect model would reach.
 *
 * @param mean over the repeats, in the unit of the metric
 * @param spread the standard deviation of one repeat, with n - 1 in the denominator
 * @param low the least of the repeats
 * @param high the greatest
 * @param repeats how many pairs were measured, at least 2
 */
public record NoiseFloor(double mean, double spread, double low, double high, int repeats) {
    /** Enough for a spread that is worth printing. */
    public static final int DEFAULT_REPEATS = 8;

    /**
     * The floor of the values between pairs of independent true sets.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static NoiseFloor of(double... values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("repeats is " + values.length + " but a spread needs at least 2");
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new NoiseFloor(
                mean,
                Math.sqrt(squares / (values.length - 1)),
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(),
                values.length);
    }

    /**
     * The probability that one more pair of true sets has at least a value, if such values are normal: by Student's law, for mean
     * and spread are those of a few. Where all repeats are equal a greater value has the probability of the greatest of them and
     * one more.
     */
    public double chanceAbove(double value) {
        if (spread == 0) {
            return value > mean ? 1 / (repeats + 1.0) : 1;
        }
        double deviations = deviations(value);
        return TDistribution.of(repeats - 1.0).survivalProbability(deviations);
    }

    /** The same of at most a value. */
    public double chanceBelow(double value) {
        return new NoiseFloor(-mean, spread, -high, -low, repeats).chanceAbove(-value);
    }

    /** How far a value lies above the mean, in deviations of one more repeat from the mean of these. */
    private double deviations(double value) {
        return (value - mean) / (spread * Math.sqrt(1 + 1.0 / repeats));
    }
}
