package saltus.runtime.random;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Statistics with known laws, for tests with fixed seeds. */
final class Statistics {
    /** Exceeded by sqrt(n) times the Kolmogorov-Smirnov distance with probability 0.0005. */
    static final double KOLMOGOROV = 2.04;

    /** Exceeded by the size of a standard normal number with probability 0.0001. */
    static final double NORMAL = 3.9;

    private Statistics() {}

    /** sqrt(n) times the greatest difference of the sample's distribution function from the law's. */
    static double kolmogorov(double[] sample, DoubleUnaryOperator law) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double greatest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double value = law.applyAsDouble(sorted[i]);
            greatest =
                    Math.max(greatest, Math.max(value - (double) i / sorted.length, (i + 1.0) / sorted.length - value));
        }
        return greatest * Math.sqrt(sorted.length);
    }

    /** sqrt(n) times the correlation of two samples of mean zero and variance one: nearly N(0, 1) if unrelated. */
    static double correlation(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / Math.sqrt(a.length);
    }

    /** Pearson's statistic of counts that should be equal, brought to nearly N(0, 1). */
    static double chiSquare(int[] counts) {
        double expected = Arrays.stream(counts).average().orElseThrow();
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        int freedom = counts.length - 1;
        // The cube root of Wilson and Hilferty.
        double spread = 2.0 / (9 * freedom);
        return (Math.cbrt(sum / freedom) - (1 - spread)) / Math.sqrt(spread);
    }
}
