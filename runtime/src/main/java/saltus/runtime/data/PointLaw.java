package saltus.runtime.data;

import java.util.Optional;
import saltus.runtime.random.RandomStream;

/** A law of points; a deviation near 1 in each coordinate is what recipes are made for. */
@FunctionalInterface
public interface PointLaw {
    /** Draws a point into {@code point[0 .. d - 1]}, from this stream alone. */
    void draw(RandomStream random, double[] point);

    /** Where its points are; empty, the default, if it does not say. */
    default Optional<Support> support() {
        return Optional.empty();
    }
}
