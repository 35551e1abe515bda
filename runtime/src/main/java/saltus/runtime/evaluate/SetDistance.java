package saltus.runtime.evaluate;

/**
 * Says how far generated samples lie from true ones. Those that come with Saltus are distances between sets: symmetric, not
 * negative, and 0 for equal sets.
 */
@FunctionalInterface
public interface SetDistance {
    /**
     * The value for two sets; it may not depend on the order of their points.
     *
     * @param left the generated samples, or true ones for the floor
     * @param right true samples
     * @return in the unit that the metric says; NaN if a coordinate is not finite
     * @throws IllegalArgumentException if the dimensions differ
     */
    double between(PointSet left, PointSet right);

    /**
     * About how many operations a comparison takes, such as multiplications: more samples than can be compared within a minute
     * or two are left out. All pairs of samples are compared in full unless it says otherwise.
     *
     * @param samples in each of the two sets
     * @param size numbers in a sample
     */
    default double work(int samples, int size) {
        return (double) samples * samples * size;
    }
}
