package saltus.runtime.evaluate;

/** A distance between two sets of points: symmetric, not negative, and 0 for equal sets. */
public interface SetDistance {
    /**
     * The distance between two sets; the order of the points does not matter.
     *
     * @return at least 0, in the unit of the coordinates or its root as the distance says; NaN if a coordinate is not
     *     finite
     * @throws IllegalArgumentException if the dimensions differ
     */
    double between(PointSet left, PointSet right);
}
