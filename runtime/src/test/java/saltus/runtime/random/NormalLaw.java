package saltus.runtime.random;

/** The standard normal distribution function for the tests, by other formulas than the code's. */
final class NormalLaw {
    private static final double SERIES_LIMIT = 3;

    private NormalLaw() {}

    /** The probability of a number below {@code x}; for x < -3 with a small relative error, too. */
    static double below(double x) {
        if (x > SERIES_LIMIT) {
            return 1 - below(-x);
        }
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        if (x < -SERIES_LIMIT) {
            return density / continuedFraction(-x);
        }
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 1e-18; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + density * sum;
    }

    /** x + 1/(x + 2/(x + 3/..)), the inverse of Mills' ratio. */
    private static double continuedFraction(double x) {
        double value = x;
        for (int k = 200; k >= 1; k--) {
            value = x + k / value;
        }
        return value;
    }
}
