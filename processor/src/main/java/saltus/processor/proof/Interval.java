package saltus.processor.proof;

/**
 * All reals between two bounds, both included. Results of operations contain every result for members of the operands:
 * bounds are rounded outward unless they are exact.
 *
 * @param lower the smallest, may be negative infinity
 * @param upper the largest, at least {@code lower}, may be infinity
 */
public record Interval(double lower, double upper) {
    static final Interval ENTIRE = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Interval ZERO = new Interval(0, 0);
    static final Interval ONE = new Interval(1, 1);

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("[" + lower + ", " + upper + "] is no interval");
        }
    }

    static Interval point(double value) {
        return new Interval(value, value);
    }

    double width() {
        return upper - lower;
    }

    /** A number within, about the middle. */
    double middle() {
        double middle = 0.5 * lower + 0.5 * upper;
        return Math.min(Math.max(middle, lower), upper);
    }

    boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    boolean isFinite() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    Interval hull(Interval other) {
        return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    /** What lies in both; this, should rounding leave nothing. */
    Interval meet(Interval other) {
        double low = Math.max(lower, other.lower);
        double high = Math.min(upper, other.upper);
        return low <= high ? new Interval(low, high) : this;
    }

    Interval negate() {
        return new Interval(0 - upper, 0 - lower);
    }

    Interval plus(Interval other) {
        return new Interval(sumDown(lower, other.lower), 0 - sumDown(0 - upper, 0 - other.upper));
    }

    Interval minus(Interval other) {
        return plus(other.negate());
    }

    Interval times(Interval other) {
        if (lower >= 0) {
            return other.timesPositive(this);
        }
        if (upper <= 0) {
            return other.timesPositive(negate()).negate();
        }
        if (other.lower >= 0) {
            return timesPositive(other);
        }
        if (other.upper <= 0) {
            return timesPositive(other.negate()).negate();
        }
        return new Interval(
                Math.min(productDown(lower, other.upper), productDown(upper, other.lower)),
                Math.max(productUp(lower, other.lower), productUp(upper, other.upper)));
    }

    /** The product with an interval of numbers that are at least 0. */
    private Interval timesPositive(Interval factor) {
        return new Interval(
                productDown(lower, lower >= 0 ? factor.lower : factor.upper),
                productUp(upper, upper >= 0 ? factor.upper : factor.lower));
    }

    /** The reciprocal of an interval without zero. */
    Interval reciprocal() {
        return new Interval(quotientDown(1, upper), 0 - quotientDown(-1, lower));
    }

    /** The quotient by an interval without zero. */
    Interval over(Interval other) {
        if (other.upper < 0) {
            return negate().over(other.negate());
        }
        return new Interval(
                quotientDown(lower, lower >= 0 ? other.upper : other.lower),
                0 - quotientDown(0 - upper, upper >= 0 ? other.lower : other.upper));
    }

    /** At most a + b, equal to it where that is a double. */
    private static double sumDown(double a, double b) {
        double sum = a + b;
        if (Double.isNaN(sum)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (Double.isInfinite(sum)) {
            return sum > 0 && !Double.isInfinite(a) && !Double.isInfinite(b) ? Double.MAX_VALUE : sum;
        }
        double part = sum - a;
        double lost = (a - (sum - part)) + (b - part);
        return lost == 0 ? sum : Math.nextDown(sum);
    }

    /** At most a b, equal to it where that is a double; 0 times infinity is 0, as it is in bounds. */
    private static double productDown(double a, double b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        double product = a * b;
        if (Double.isInfinite(product)) {
            return product > 0 && !Double.isInfinite(a) && !Double.isInfinite(b) ? Double.MAX_VALUE : product;
        }
        boolean exact = Math.abs(product) > 0x1p-960 && Math.fma(a, b, -product) == 0;
        return exact ? product : Math.nextDown(product);
    }

    private static double productUp(double a, double b) {
        return 0 - productDown(0 - a, b);
    }

    private static double quotientDown(double a, double b) {
        if (a == 0) {
            return 0;
        }
        double quotient = a / b;
        if (Double.isNaN(quotient)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (Double.isInfinite(quotient)) {
            return quotient > 0 && !Double.isInfinite(a) ? Double.MAX_VALUE : quotient;
        }
        boolean exact = !Double.isInfinite(b)
                && Math.abs(a) > 0x1p-960
                && Math.abs(quotient) > 0x1p-960
                && Math.fma(quotient, b, -a) == 0;
        return exact ? quotient : Math.nextDown(quotient);
    }
}
