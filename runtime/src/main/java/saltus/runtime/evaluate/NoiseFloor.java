package saltus.runtime.evaluate;

import java.util.Arrays;

/**
 * The value between two independent true sets by chance: what a perfect model would reach.
 *
 * @param mean over the repeats, in the unit of the metric
 * @param spread the standard deviation of one repeat, with n - 1 in the denominator
 * @param repeats how many pairs were measured, at least 2
 */
public record NoiseFloor(double mean, double spread, int repeats) {
    /** Enough for a spread that is worth printing. */
    public static final int DEFAULT_REPEATS = 8;

    /**
     * The floor of the values between pairs of independent true sets.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    static NoiseFloor of(double... values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("repeats is " + values.length + " but a spread needs at least 2");
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new NoiseFloor(mean, Math.sqrt(squares / (values.length - 1)), values.length);
    }
}
