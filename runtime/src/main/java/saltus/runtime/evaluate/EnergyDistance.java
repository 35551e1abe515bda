package saltus.runtime.evaluate;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import saltus.runtime.door.Options;

/**
 * The energy distance: the root of 2 E|x - y| - E|x - x'| - E|y - y'| with Euclidean norms, where x and x' are
 * independent draws from one set and y and y' from the other.
 *
 * <p>The expectations are V-statistics: they run over all pairs, also those of a point with itself. So the distance is
 * never negative and that of a set to itself is 0 up to rounding (about 1e-8, since the root of a difference is taken);
 * for two samples of one law it is above 0, and shrinks with the number of points as their noise floor does. Its unit
 * is the root of that of the coordinates. Two point masses at the distance r have the energy distance sqrt(2 r).
 *
 * @param cap a set of more points, at least 1, is replaced by a random subset of this size, since the work is quadratic
 * @param seed of the subsets; the same seed gives the same distance. For sets above the cap the order of the points
 *     decides which are drawn
 */
public record EnergyDistance(int cap, long seed) implements SetDistance {
    /** Keeps two sets in the plane well below a second. */
    public static final int DEFAULT_CAP = 4096;

    /** Operations of a root. */
    private static final double ROOT = 4;

    public EnergyDistance {
        if (cap < 1) {
            throw new IllegalArgumentException("cap is " + cap + " but must be at least 1");
        }
    }

    public EnergyDistance() {
        this(DEFAULT_CAP, 0);
    }

    @Override
    public double between(PointSet left, PointSet right) {
        left.requireSameDimension(right);
        PointSet x = left.atMost(cap, seed);
        PointSet y = right.atMost(cap, seed);
        double squared = 2 * meanDistance(x, y) - meanDistance(x) - meanDistance(y);
        // Rounding can leave a tiny negative number; max keeps a NaN.
        return Math.sqrt(Math.max(0, squared));
    }

    @Override
    public double work(int samples, int size) {
        int compared = Math.min(samples, cap);
        return 2 * (Distances.work(compared, compared, size) + ROOT * compared * compared);
    }

    @Override
    public int most() {
        return cap;
    }

    // Each row fills its own place, so that a sum does not depend on the number of threads.

    private static double meanDistance(PointSet x, PointSet y) {
        double[] rows = new double[x.count()];
        new Distances(y).from(x, (i, squares) -> rows[i] = sumOfRoots(squares, y.count()));
        return Arrays.stream(rows).sum() / x.count() / y.count();
    }

    /** Over all pairs of one set, half of which are the other half turned around. */
    private static double meanDistance(PointSet x) {
        double[] rows = new double[x.count()];
        new Distances(x).within((i, squares) -> rows[i] = sumOfRoots(squares, i));
        return 2 * Arrays.stream(rows).sum() / x.count() / x.count();
    }

    private static double sumOfRoots(double[] squares, int count) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += Math.sqrt(squares[j]);
        }
        return sum;
    }

    /** How it is had by name. */
    @AutoService(EvaluationMetric.class)
    public static final class Metric implements EvaluationMetric {
        @Override
        public String name() {
            return "energy";
        }

        @Override
        public String form() {
            return "energy[:cap=N]";
        }

        @Override
        public String summary() {
            return "the energy distance, in the root of the coordinates' unit, of at most N samples (default 4096)";
        }

        @Override
        public int usualPlace() {
            return 2;
        }

        @Override
        public SetDistance make(Options options) {
            return new EnergyDistance(options.whole("cap", DEFAULT_CAP, 1, 1_000_000), 0);
        }
    }
}
