package saltus.runtime.evaluate;

/** The Wasserstein distance of points on a line, where the best transport keeps the order. */
final class SortedLines {
    private SortedLines() {}

    /**
     * The squared 2-Wasserstein distance of two ascending arrays, whose lengths may differ: the integral over [0, 1] of
     * the squared difference of the two quantile functions, which are steps.
     */
    static double squaredWasserstein(double[] left, double[] right) {
        return left.length == right.length ? pairwise(left, right) : merged(left, right);
    }

    private static double pairwise(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double difference = left[i] - right[i];
            sum += difference * difference;
        }
        return sum / left.length;
    }

    /** Counts in units of 1 / (n m), in which the ends of all steps are whole numbers. */
    private static double merged(double[] left, double[] right) {
        long n = left.length;
        long m = right.length;
        double sum = 0;
        long at = 0;
        int i = 0;
        int j = 0;
        while (at < n * m) {
            long leftEnd = (i + 1) * m;
            long rightEnd = (j + 1) * n;
            long next = Math.min(leftEnd, rightEnd);
            double difference = left[i] - right[j];
            sum += difference * difference * (next - at);
            i += leftEnd == next ? 1 : 0;
            j += rightEnd == next ? 1 : 0;
            at = next;
        }
        return sum / ((double) n * m);
    }
}
