package saltus.processor.proof;

import java.util.function.DoubleUnaryOperator;

/** Enclosures of functions. Java's functions are right to within one or two units in the last place; four are allowed. */
final class Enclosures {
    private static final double TURN = 2 * Math.PI;

    /** Beyond this an angle says nothing. */
    private static final double FARTHEST = 1e6;

    private Enclosures() {}

    private static double down(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? Double.MAX_VALUE : value;
        }
        return value - 4 * Math.ulp(value);
    }

    private static double up(double value) {
        return 0 - down(0 - value);
    }

    /** A function that rises, exact at 0 if its value there is a double. */
    private static Interval rising(DoubleUnaryOperator function, Interval x) {
        double low = function.applyAsDouble(x.lower());
        double high = function.applyAsDouble(x.upper());
        return new Interval(x.lower() == 0 ? low : down(low), x.upper() == 0 ? high : up(high));
    }

    static Interval exp(Interval x) {
        Interval value = rising(Math::exp, x);
        return new Interval(Math.max(0, value.lower()), value.upper());
    }

    /** For x &gt; 0. */
    static Interval log(Interval x) {
        double low = Math.log(x.lower());
        double high = Math.log(x.upper());
        return new Interval(x.lower() == 1 ? 0 : down(low), x.upper() == 1 ? 0 : up(high));
    }

    /** For x &gt;= 0. */
    static Interval sqrt(Interval x) {
        return new Interval(rootDown(x.lower()), rootUp(x.upper()));
    }

    private static double rootDown(double x) {
        double root = Math.sqrt(x);
        return exact(root, x) ? root : Math.nextDown(root);
    }

    private static double rootUp(double x) {
        double root = Math.sqrt(x);
        return exact(root, x) ? root : Math.nextUp(root);
    }

    private static boolean exact(double root, double x) {
        return x == 0 || (x > 0x1p-900 && x < 0x1p900 && Math.fma(root, root, -x) == 0);
    }

    static Interval atan(Interval x) {
        return rising(Math::atan, x);
    }

    static Interval tanh(Interval x) {
        Interval value = rising(Math::tanh, x);
        return new Interval(Math.max(-1, value.lower()), Math.min(1, value.upper()));
    }

    static Interval sinh(Interval x) {
        return rising(Math::sinh, x);
    }

    static Interval cosh(Interval x) {
        double far = Math.max(Math.abs(x.lower()), Math.abs(x.upper()));
        double near = x.contains(0) ? 0 : Math.min(Math.abs(x.lower()), Math.abs(x.upper()));
        double low = near == 0 ? 1 : Math.max(1, down(Math.cosh(near)));
        return new Interval(low, far == 0 ? 1 : up(Math.cosh(far)));
    }

    /** For x within [-1, 1]. */
    static Interval asin(Interval x) {
        return rising(Math::asin, x);
    }

    /** For x within [-1, 1]. */
    static Interval acos(Interval x) {
        double low = x.upper() == 1 ? 0 : down(Math.acos(x.upper()));
        return new Interval(Math.max(0, low), up(Math.acos(x.lower())));
    }

    static Interval sin(Interval x) {
        return wave(Math::sin, x, Math.PI / 2);
    }

    static Interval cos(Interval x) {
        return wave(Math::cos, x, 0);
    }

    /** A wave with its crests at {@code crest} + 2 pi k. */
    private static Interval wave(DoubleUnaryOperator function, Interval x, double crest) {
        if (!(Math.abs(x.lower()) < FARTHEST && Math.abs(x.upper()) < FARTHEST)) {
            return new Interval(-1, 1);
        }
        double a = function.applyAsDouble(x.lower());
        double b = function.applyAsDouble(x.upper());
        double low = Math.min(x.lower() == 0 ? a : down(a), x.upper() == 0 ? b : down(b));
        double high = Math.max(x.lower() == 0 ? a : up(a), x.upper() == 0 ? b : up(b));
        return new Interval(
                meets(x, crest + Math.PI) ? -1 : Math.max(-1, low), meets(x, crest) ? 1 : Math.min(1, high));
    }

    /** True if {@code phase} + 2 pi k may lie in the interval, whatever rounding does. */
    static boolean meets(Interval x, double phase) {
        return meets(x, phase, TURN);
    }

    private static boolean meets(Interval x, double phase, double period) {
        if (x.width() == 0 && x.lower() == 0) {
            return phase == 0;
        }
        double slack = 1e-9;
        double k = Math.ceil((x.lower() - slack - phase) / period);
        return phase + period * k <= x.upper() + slack;
    }

    /** True if tan has no pole in the interval. */
    static boolean tangentIsDefined(Interval x) {
        return Math.abs(x.lower()) < FARTHEST && Math.abs(x.upper()) < FARTHEST && !meets(x, Math.PI / 2, Math.PI);
    }

    /** For intervals without a pole. */
    static Interval tan(Interval x) {
        return rising(Math::tan, x);
    }

    /** x^p for x &gt;= 0 and p &gt; 0. */
    static Interval root(Interval x, double p) {
        return new Interval(Math.max(0, power(x.lower(), p, -1)), power(x.upper(), p, 1));
    }

    private static double power(double x, double p, int side) {
        double value = Math.pow(x, p);
        if (x == 0 || x == 1) {
            return value;
        }
        return side < 0 ? down(value) : up(value);
    }

    /** x^n for n &gt;= 1. */
    static Interval power(Interval x, int n) {
        if (n == 1) {
            return x;
        }
        if (n % 2 == 0) {
            double far = Math.max(Math.abs(x.lower()), Math.abs(x.upper()));
            double near = x.contains(0) ? 0 : Math.min(Math.abs(x.lower()), Math.abs(x.upper()));
            return raised(new Interval(near, far), n);
        }
        if (x.lower() >= 0) {
            return raised(x, n);
        }
        if (x.upper() <= 0) {
            return raised(x.negate(), n).negate();
        }
        Interval below = raised(new Interval(0, -x.lower()), n).negate();
        Interval above = raised(new Interval(0, x.upper()), n);
        return below.hull(above);
    }

    /** x^n for x &gt;= 0: products bound by bound, exact where they are. */
    private static Interval raised(Interval x, int n) {
        Interval low = Interval.point(x.lower());
        Interval high = Interval.point(x.upper());
        Interval lowest = low;
        Interval highest = high;
        for (int i = 1; i < n; i++) {
            lowest = lowest.times(low);
            highest = highest.times(high);
        }
        return new Interval(Math.max(0, lowest.lower()), highest.upper());
    }
}
