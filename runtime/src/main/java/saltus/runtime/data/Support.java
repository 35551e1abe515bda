package saltus.runtime.data;

import java.util.function.ToDoubleFunction;

/**
 * Where a law has its points: all of them, or all but a share that is known, for a law with noise may put a point anywhere.
 *
 * @param text the place in words, such as "the eight dark squares"
 * @param share of the law's points that lie there, or a lower bound of it, in (0, 1]
 * @param inside says of a point whether it lies there
 */
public record Support(String text, double share, Inside inside) {
    /** Share of points that lie {@link #around} a set in the plane. */
    private static final double NEARLY_ALL = 0.999;

    /** A normal vector of the plane is longer than this many deviations with probability exp(-r^2 / 2) = 1 - NEARLY_ALL. */
    private static final double RADIUS = Math.sqrt(-2 * Math.log(1 - NEARLY_ALL));

    /** Says of a point whether it lies in a place. */
    @FunctionalInterface
    public interface Inside {
        /** True inside; on the border up to the rounding of floats, which points are stored as, too. */
        boolean holds(double... point);
    }

    /**
     * The points of the plane near a set, for laws that add normal noise to points of it: within sqrt(2 ln 1000) = 3.72
     * deviations. It holds at least 99.9 % of the law, since the noise is that short in 99.9 % of all cases, and a point is no
     * farther from the set than its noise is long.
     *
     * @param set in words, such as "the two half circles"
     * @param deviation of the noise in each coordinate
     * @param distance of a point to the set, in the unit of the deviation
     */
    static Support around(String set, double deviation, ToDoubleFunction<double[]> distance) {
        return new Support(
                "within 3.72 deviations of the noise from " + set,
                NEARLY_ALL,
                point -> distance.applyAsDouble(point) <= RADIUS * deviation);
    }
}
