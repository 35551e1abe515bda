package saltus.processor.component.times;

/** The standard normal distribution. */
final class NormalLaw {
    /** Standard deviations beyond which a draw does not fall: it does once in 1e16. */
    static final double FARTHEST = 8.3;

    private NormalLaw() {}

    /**
     * P(N &lt;= z), to about 1e-14: Taylor's series of the integral near 0, the continued fraction of the tail beyond
     * (Abramowitz and Stegun, 26.2.11 and 26.2.14).
     */
    static double below(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (Math.abs(z) < 3.5) {
            double term = z;
            double sum = z;
            for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
                term *= z * z / (2 * n + 1);
                sum += term;
            }
            return 0.5 + density * sum;
        }
        double fraction = Math.abs(z);
        for (int n = 60; n > 0; n--) {
            fraction = Math.abs(z) + n / fraction;
        }
        double tail = density / fraction;
        return z > 0 ? 1 - tail : tail;
    }
}
