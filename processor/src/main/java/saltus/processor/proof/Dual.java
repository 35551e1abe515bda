package saltus.processor.proof;

import java.util.Arrays;

/**
 * What is known of an expression on a box: its values, its slopes along the box's coordinates, whether it is a finite
 * number everywhere, whether it is continuous, without which slopes say nothing about values, and how far what single
 * precision computes may be from it.
 */
final class Dual {
    private static final Interval[] NO_SLOPES = {};

    private final Interval value;
    private final Interval[] slopes;
    private final boolean defined;
    private final boolean continuous;
    private final double error;

    /**
     * @param value encloses every value
     * @param slopes encloses every slope, one interval a coordinate
     * @param defined true if the value is a finite number at every point
     * @param continuous true if there is no jump on the box
     * @param error at least the distance of the value from what single precision computes; infinite where it may overflow
     */
    Dual(Interval value, Interval[] slopes, boolean defined, boolean continuous, double error) {
        this.value = value;
        this.slopes = slopes;
        this.defined = defined;
        this.continuous = continuous;
        this.error = Single.finite(value, error);
    }

    static Dual constant(double value, int coordinates) {
        return new Dual(
                Interval.point(value),
                same(Interval.ZERO, coordinates),
                Double.isFinite(value),
                true,
                Single.conversion(value));
    }

    /** A number of which nothing is known but where it lies. */
    static Dual exact(Interval value) {
        return new Dual(value, NO_SLOPES, true, true, 0);
    }

    /** A coordinate of the box, which is exact in any precision. */
    static Dual coordinate(Interval value, int which, int coordinates) {
        Interval[] slopes = same(Interval.ZERO, coordinates);
        slopes[which] = Interval.ONE;
        return new Dual(value, slopes, true, true, 0);
    }

    /** Nothing is known, and it may be no number at all. */
    static Dual unknown(int coordinates) {
        return new Dual(Interval.ENTIRE, same(Interval.ENTIRE, coordinates), false, false, Double.POSITIVE_INFINITY);
    }

    private static Interval[] same(Interval slope, int coordinates) {
        Interval[] slopes = new Interval[coordinates];
        Arrays.fill(slopes, slope);
        return slopes;
    }

    Interval value() {
        return value;
    }

    Interval slope(int coordinate) {
        return slopes[coordinate];
    }

    boolean defined() {
        return defined;
    }

    boolean continuous() {
        return continuous;
    }

    double error() {
        return error;
    }

    /** The same with a value that is known better. */
    Dual within(Interval tighter) {
        return new Dual(tighter, slopes, defined, continuous, error);
    }

    /** The same with another bound on what single precision computes. */
    Dual off(double other) {
        return new Dual(value, slopes, defined, continuous, other);
    }

    /** The same where it may be undefined. */
    Dual doubtful() {
        return new Dual(value, slopes, false, continuous, error);
    }

    /** The same where it may jump. */
    Dual jumping() {
        return new Dual(value, slopes, defined, false, error);
    }

    /** f(this) where f has a value and a slope there. */
    Dual applied(Interval image, Interval slope, double off) {
        Interval[] result = new Interval[slopes.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = slopes[i].times(slope);
        }
        return new Dual(image, result, defined && image.isFinite(), continuous, off);
    }

    /** A result of two operands with its partial slopes. */
    Dual joined(Dual other, Interval image, Interval first, Interval second, double off) {
        Interval[] result = new Interval[slopes.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = slopes[i].times(first).plus(other.slopes[i].times(second));
        }
        return new Dual(
                image, result, defined && other.defined && image.isFinite(), continuous && other.continuous, off);
    }

    /** One of two, nobody knows which: continuous only if the caller knows that they meet. */
    Dual either(Dual other, Interval image, boolean meet) {
        Interval[] result = new Interval[slopes.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = slopes[i].hull(other.slopes[i]);
        }
        return new Dual(
                image,
                result,
                defined && other.defined,
                meet && continuous && other.continuous,
                Math.max(error, other.error));
    }
}
