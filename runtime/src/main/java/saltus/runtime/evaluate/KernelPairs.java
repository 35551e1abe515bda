package saltus.runtime.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;
import saltus.runtime.random.RandomStream;

/**
 * The kernel of all pairs of points of two sets.
 *
 * @param kernel a row for each point, those of the left set first; none if a coordinate is no number
 * @param left points of the left set
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record KernelPairs(double[][] kernel, int left) {
    /** Two orders of one sum differ by rounding. */
    private static final double ROUNDING = 1e-12;

    /** The squared discrepancy of the two sets. */
    double value() {
        return kernel.length == 0 ? Double.NaN : value(IntStream.range(0, left).toArray(), rowSums());
    }

    /** The share of permutations, the given one among them, with at least the value. */
    double chance(int permutations) {
        double[] rowSums = rowSums();
        double found = value();
        long asGreat = IntStream.range(0, permutations)
                .parallel()
                .filter(i -> value(permuted(i), rowSums) >= found - ROUNDING)
                .count();
        return (asGreat + 1.0) / (permutations + 1.0);
    }

    private int[] permuted(int number) {
        int[] order = RandomStream.of(0, "permutation", number).permutation(kernel.length);
        return Arrays.copyOf(order, left);
    }

    private double[] rowSums() {
        return Arrays.stream(kernel)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
    }

    /** The value if the left set were the chosen points: all sums follow from the one inside of it and those of rows. */
    private double value(int[] chosen, double... rowSums) {
        double inside = 0;
        double theirs = 0;
        for (int i : chosen) {
            double[] row = kernel[i];
            for (int j : chosen) {
                inside += row[j];
            }
            theirs += rowSums[i];
        }
        double between = theirs - inside;
        double others = Arrays.stream(rowSums).sum() - theirs - between;
        double n = left;
        double m = kernel.length - n;
        // the kernel of a point with itself is 1
        return n < 2 || m < 2 ? 0 : (inside - n) / (n * (n - 1)) + (others - m) / (m * (m - 1)) - 2 * between / (n * m);
    }
}
