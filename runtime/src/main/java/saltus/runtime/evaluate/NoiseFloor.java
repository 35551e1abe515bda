package saltus.runtime.evaluate;

import java.util.function.IntFunction;

/**
 * The distance that two independent true sets have by chance: what a perfect model would reach.
 *
 * @param mean over the repeats, in the unit of the distance
 * @param spread the standard deviation of one repeat, with n - 1 in the denominator
 * @param repeats how many pairs were measured, at least 2
 */
public record NoiseFloor(double mean, double spread, int repeats) {
    /** Enough for a spread that is worth printing. */
    public static final int DEFAULT_REPEATS = 8;

    /**
     * Measures pairs of true sets.
     *
     * @param trueSets gives the independent true set of an index from 0 to 2 * repeats - 1, of the size of the generated
     *     set, since the floor depends on it
     * @throws IllegalArgumentException if repeats is below 2
     */
    public static NoiseFloor measure(SetDistance distance, IntFunction<PointSet> trueSets, int repeats) {
        if (repeats < 2) {
            throw new IllegalArgumentException("repeats is " + repeats + " but a spread needs at least 2");
        }
        double[] distances = new double[repeats];
        double sum = 0;
        for (int i = 0; i < repeats; i++) {
            distances[i] = distance.between(trueSets.apply(2 * i), trueSets.apply(2 * i + 1));
            sum += distances[i];
        }
        double mean = sum / repeats;
        double squares = 0;
        for (double value : distances) {
            squares += (value - mean) * (value - mean);
        }
        return new NoiseFloor(mean, Math.sqrt(squares / (repeats - 1)), repeats);
    }
}
