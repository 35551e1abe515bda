package saltus.runtime.evaluate;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What a metric reads off two sets.
 *
 * @param value the value
 * @param low end of the interval that holds the value of infinitely many samples with a probability of at least 95 %, if the
 *     metric knows one
 * @param high its other end
 * @param chance the probability that true samples are at least as far from the truth, if the metric knows it better than by
 *     its floor
 */
public record Reading(double value, OptionalDouble low, OptionalDouble high, OptionalDouble chance) {
    private static final double HALF_ERROR = 0.025;

    /** Within these of its mean is 95 % of a normal law. */
    private static final double DEVIATIONS = 1.96;

    /** A value alone. */
    public static Reading of(double value) {
        return new Reading(value, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * A value with the interval of a normal error.
     *
     * @param error standard error of the value
     */
    public static Reading about(double value, double error) {
        double half = DEVIATIONS * error;
        return new Reading(
                value, OptionalDouble.of(value - half), OptionalDouble.of(value + half), OptionalDouble.empty());
    }

    /** The mean of the values of parts that are independent, with the interval of their spread; at least two. */
    public static Reading mean(double... parts) {
        double mean = DoubleStream.of(parts).sum() / parts.length;
        double squares = DoubleStream.of(parts)
                .map(part -> (part - mean) * (part - mean))
                .sum();
        return about(mean, Math.sqrt(squares / (parts.length - 1) / parts.length));
    }

    /**
     * The share of independent samples that have a property, with the interval of Clopper and Pearson (1934), which is never
     * too short.
     *
     * @param hits samples that have it
     * @param samples all, at least 1
     */
    public static Reading share(long hits, int samples) {
        double low = hits == 0
                ? 0
                : BetaDistribution.of((double) hits, samples - hits + 1.0).inverseCumulativeProbability(HALF_ERROR);
        double high = hits == samples
                ? 1
                : BetaDistribution.of(hits + 1.0, (double) samples - hits).inverseSurvivalProbability(HALF_ERROR);
        return new Reading(
                hits / (double) samples, OptionalDouble.of(low), OptionalDouble.of(high), OptionalDouble.empty());
    }

    /** The same with its own probability. */
    public Reading withChance(double probability) {
        return new Reading(value, low, high, OptionalDouble.of(probability));
    }
}
