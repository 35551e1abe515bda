package saltus.runtime.data;

import saltus.runtime.random.RandomStream;

/** A distribution of points in the plane with mean 0 and deviation 1 in both coordinates. */
@FunctionalInterface
interface PointLaw {
    /** Draws a point into {@code point[0..1]}. */
    void draw(RandomStream random, double[] point);
}
