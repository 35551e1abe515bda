package saltus.processor.proof;

/**
 * How far single precision may be from real arithmetic: running error bounds, operation by operation. Products, sums,
 * quotients and roots are rounded once; functions of tensor libraries are right to a few units in the last place; what is
 * smaller than the smallest normal number may be flushed to zero.
 */
final class Single {
    /** Half a unit in the last place of 1. */
    private static final double ROUNDING = 0x1p-24;
    /** Four units in the last place. */
    private static final double FUNCTION = 0x1p-21;
    /** The smallest normal number. */
    private static final double FLUSHED = 0x1p-126;
    /** What a bound of a few operations in double precision may itself lose. */
    private static final double SLACK = 1 + 0x1p-40;

    private Single() {}

    /** The error, infinite if a value within it of the interval overflows. */
    static double finite(Interval value, double error) {
        return greatest(value) + error <= Float.MAX_VALUE ? error : Double.POSITIVE_INFINITY;
    }

    static double greatest(Interval value) {
        return Math.max(Math.abs(value.lower()), Math.abs(value.upper()));
    }

    static double least(Interval value) {
        return value.contains(0) ? 0 : Math.min(Math.abs(value.lower()), Math.abs(value.upper()));
    }

    /** Of a number that is written down. */
    static double conversion(double value) {
        return value == (float) value ? 0 : Math.abs(value) * ROUNDING * SLACK + FLUSHED;
    }

    private static double rounded(Interval image, double error, double unit) {
        return (error + (greatest(image) + error) * unit) * SLACK + FLUSHED;
    }

    static double sum(Dual a, Dual b, Interval image) {
        return rounded(image, a.error() + b.error(), ROUNDING);
    }

    static double product(Dual a, Dual b, Interval image) {
        double error = scaled(greatest(a.value()), b.error())
                + scaled(greatest(b.value()), a.error())
                + scaled(a.error(), b.error());
        return rounded(image, error, ROUNDING);
    }

    /** Infinite if the divisor may be computed as zero. */
    static double quotient(Dual a, Dual b, Interval image) {
        double divisor = least(b.value()) - b.error();
        return divisor > FLUSHED
                ? rounded(image, (a.error() + scaled(greatest(image), b.error())) / divisor, ROUNDING)
                : Double.POSITIVE_INFINITY;
    }

    /**
     * Of a function of something that is off itself.
     *
     * @param slope of the function over everything that the argument may be
     */
    static double function(Dual x, Interval image, Interval slope) {
        return rounded(image, scaled(greatest(slope), x.error()), FUNCTION);
    }

    /** Of a square root: |sqrt(x + e) - sqrt(x)| is at most sqrt(e) however small x is. */
    static double root(Dual x, Interval image) {
        return rounded(image, Math.sqrt(x.error()), ROUNDING);
    }

    /** Everything that single precision may have computed in place of a value. */
    static Interval met(Dual x) {
        Interval error = new Interval(-x.error(), x.error());
        return x.error() == 0 ? x.value() : x.value().plus(error);
    }

    /** True if what is computed of x may leave [least, greatest], where a function is no number, though x does not. */
    static boolean mayLeave(Dual x, double least, double greatest) {
        return x.error() > 0
                && (x.value().lower() - x.error() < least || x.value().upper() + x.error() > greatest);
    }

    /** What may be no number stays none, whatever it is multiplied by. */
    private static double scaled(double factor, double error) {
        if (error == 0 || Double.isInfinite(error)) {
            return error;
        }
        return factor == 0 ? 0 : factor * error;
    }
}
