package saltus.pipeline;

/** The normal law's mass by the series of the error function, whose terms are all of one sign. */
final class ErrorFunction {
    private ErrorFunction() {}

    /** P(n &lt; x) for a standard normal n. */
    static double normalMass(double x) {
        return (1 + of(x / Math.sqrt(2))) / 2;
    }

    /** 2 / sqrt(pi) exp(-x^2) sum 2^n x^(2 n + 1) / (1 3 .. (2 n + 1)). */
    static double of(double x) {
        double term = x;
        double sum = 0;
        for (int n = 1; n < 400; n++) {
            sum += term;
            term *= 2 * x * x / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
