package saltus.runtime.evaluate;

/**
 * Says how far generated samples lie from true ones. Most that come with Saltus are distances between sets: symmetric, not
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

    /** The value with what else the metric knows of it; the value alone unless it says otherwise. */
    default Reading reading(PointSet left, PointSet right) {
        return Reading.of(between(left, right));
    }

    /**
     * About how many operations a comparison takes, such as multiplications: more samples than can be compared in bounded time
     * are left out. All pairs of samples are compared in full, one number after the other, unless it says otherwise.
     *
     * @param samples in each of the two sets
     * @param size numbers in a sample
     */
    default double work(int samples, int size) {
        return (double) samples * samples * size;
    }

    /** More samples than these are not looked at; all of them unless it says otherwise. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** True if the wrong values are those below the floor, as with shares that should be great; false by default. */
    default boolean worseBelow() {
        return false;
    }

    /**
     * True if the right set is to be made of what training is shown, as many as there is room for, and not of as many true
     * samples as there are on the left; those on the left of the floor are then others. False by default.
     */
    default boolean toTraining() {
        return false;
    }
}
