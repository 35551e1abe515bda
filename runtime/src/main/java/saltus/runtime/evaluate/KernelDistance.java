package saltus.runtime.evaluate;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import saltus.runtime.door.Options;

/**
 * The squared maximum mean discrepancy, Gretton et al. (2012), Eq. 3: the mean of k over pairs of one set, and of the other, less
 * twice that over pairs of both, without pairs of a point with itself, so that its mean is 0 for two samples of one law, and it
 * may be negative. The kernel k is the mean of five Gaussian ones, exp(-|x - y|^2 / (2 s)) with s = m, m / 4, m / 16, m / 64, m / 256, where
 * m is the median of the squared distances of all pairs; it lies in [0, 1].
 *
 * <p>Of a single point on a side nothing can be said, which is a value of 0.
 *
 * <p>Its probability is that of the test by permutation: the share of random ways to part all points into two sets, the given one
 * among them, that give at least the same value. It holds for any law and any number of points.
 *
 * @param cap a set of more points, at least 2, is replaced by a random subset of this size, since the work is quadratic
 * @param permutations of the test
 */
public record KernelDistance(int cap, int permutations) implements SetDistance {
    private static final long SEED = 0;
    private static final int DEFAULT_CAP = 600;
    private static final int PERMUTATIONS = 499;

    /** Operations of a kernel, and of its share of the permutations. */
    private static final double KERNEL = 90;

    @Override
    public double between(PointSet left, PointSet right) {
        return pairs(left, right).value();
    }

    @Override
    public Reading reading(PointSet left, PointSet right) {
        KernelPairs pairs = pairs(left, right);
        return Double.isFinite(pairs.value())
                ? Reading.of(pairs.value()).withChance(pairs.chance(permutations))
                : Reading.of(pairs.value());
    }

    private KernelPairs pairs(PointSet left, PointSet right) {
        left.requireSameDimension(right);
        PointSet x = left.atMost(cap, SEED);
        PointSet y = right.atMost(cap, SEED + 1);
        if (!x.isFinite() || !y.isFinite()) {
            return new KernelPairs(new double[0][0], 0);
        }
        PointSet all = PointSet.together(x, y);
        double[][] kernel = new double[all.count()][];
        new Distances(all).from(all, (i, squares) -> kernel[i] = Arrays.copyOf(squares, all.count()));
        double median = median(kernel);
        Arrays.stream(kernel).parallel().forEach(row -> applyKernel(row, median));
        return new KernelPairs(kernel, x.count());
    }

    private static double median(double[]... squares) {
        int points = squares.length;
        double[] pairs = new double[points * (points - 1) / 2];
        int filled = 0;
        for (int i = 1; i < points; i++) {
            System.arraycopy(squares[i], 0, pairs, filled, i);
            filled += i;
        }
        Arrays.parallelSort(pairs);
        return pairs[filled / 2];
    }

    /** Each kernel is the fourth power of one that is twice as wide. */
    private static void applyKernel(double[] squares, double median) {
        for (int j = 0; j < squares.length; j++) {
            double widest = median > 0 ? Math.exp(-squares[j] / (2 * median)) : squares[j] > 0 ? 0 : 1;
            double second = fourthPower(widest);
            double third = fourthPower(second);
            double fourth = fourthPower(third);
            squares[j] = (widest + second + third + fourth + fourthPower(fourth)) / 5;
        }
    }

    private static double fourthPower(double value) {
        double square = value * value;
        return square * square;
    }

    @Override
    public double work(int samples, int size) {
        double all = 2.0 * Math.min(samples, cap);
        return Distances.work(all, all, size) + KERNEL * all * all;
    }

    @Override
    public int most() {
        return cap;
    }

    /** How it is had by name. */
    @AutoService(EvaluationMetric.class)
    public static final class Metric implements EvaluationMetric {
        @Override
        public String name() {
            return "mmd";
        }

        @Override
        public String form() {
            return "mmd[:cap=N]";
        }

        @Override
        public String summary() {
            return "the squared maximum mean discrepancy of Gaussian kernels, with a test by permutation, of at most N samples (600)";
        }

        @Override
        public int usualPlace() {
            return 6;
        }

        @Override
        public SetDistance make(Options options) {
            return new KernelDistance(options.whole("cap", DEFAULT_CAP, 2, 20_000), PERMUTATIONS);
        }
    }
}
