package saltus.processor.proof;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of an expression on a box: its values, its slopes along the box's coordinates, whether it is a finite
 * number everywhere, and whether it is continuous, without which slopes say nothing about values.
 *
 * @param value encloses every value
 * @param slopes encloses every slope, one interval a coordinate
 * @param defined true if the value is a finite number at every point
 * @param continuous true if there is no jump on the box
 */
record Dual(Interval value, List<Interval> slopes, boolean defined, boolean continuous) {
    static Dual constant(double value, int coordinates) {
        return new Dual(
                Interval.point(value), Collections.nCopies(coordinates, Interval.ZERO), Double.isFinite(value), true);
    }

    /** Nothing is known, and it may be no number at all. */
    static Dual unknown(int coordinates) {
        return new Dual(Interval.ENTIRE, Collections.nCopies(coordinates, Interval.ENTIRE), false, false);
    }

    /** f(this) where f has a value and a slope there. */
    Dual applied(Interval image, Interval slope) {
        return new Dual(image, slopes.stream().map(slope::times).toList(), defined && image.isFinite(), continuous);
    }

    /** A result of two operands with its partial slopes. */
    Dual joined(Dual other, Interval image, Interval first, Interval second) {
        return new Dual(
                image,
                IntStream.range(0, slopes.size())
                        .mapToObj(i -> slopes.get(i)
                                .times(first)
                                .plus(other.slopes.get(i).times(second)))
                        .toList(),
                defined && other.defined && image.isFinite(),
                continuous && other.continuous);
    }

    /** One of two, nobody knows which: continuous only if the caller knows that they meet. */
    Dual either(Dual other, Interval image, boolean meet) {
        return new Dual(
                image,
                IntStream.range(0, slopes.size())
                        .mapToObj(i -> slopes.get(i).hull(other.slopes.get(i)))
                        .toList(),
                defined && other.defined,
                meet && continuous && other.continuous);
    }
}
