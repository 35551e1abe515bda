package saltus.runtime.evaluate;

import com.google.auto.service.AutoService;
import java.util.stream.IntStream;
import saltus.runtime.door.Options;

/**
 * The share of generated samples that lie where no true ones do: in none of the balls about true samples that reach to
 * their k-th nearest true neighbour. It is one less the precision of Kynkaanniemi et al. (arXiv 1904.06991), Eq. 1, here
 * in the samples' own coordinates, and sees what distances of whole laws forgive: points between the modes.
 *
 * @param neighbours k, at least 1
 * @param cap a set of more points, at least 2, is replaced by a random subset of this size, since the work is quadratic
 */
public record Outside(int neighbours, int cap) implements SetDistance {
    private static final long SEED = 0;

    /** Operations that sort a distance into those of a point. */
    private static final int SORTING = 40;

    @Override
    public double between(PointSet left, PointSet right) {
        left.requireSameDimension(right);
        PointSet samples = left.atMost(cap, SEED);
        PointSet truth = right.atMost(cap, SEED);
        double[] reach = IntStream.range(0, truth.count())
                .parallel()
                .mapToDouble(i -> reach(truth, i))
                .toArray();
        return IntStream.range(0, samples.count())
                .parallel()
                .mapToDouble(i -> outside(samples, i, truth, reach))
                .average()
                .orElse(Double.NaN);
    }

    @Override
    public double work(int samples, int size) {
        return 2 * SetDistance.super.work(Math.min(samples, cap), size + SORTING);
    }

    /** Distance of a point to its k-th nearest neighbour, or to the farthest of fewer. */
    private double reach(PointSet truth, int point) {
        double[] distances = IntStream.range(0, truth.count())
                .mapToDouble(i -> truth.distance(point, truth, i))
                .sorted()
                .toArray();
        // the nearest is the point itself
        return distances[Math.min(neighbours, distances.length - 1)];
    }

    /** 0 inside of some ball, else 1; not a number where there are points that are none. */
    private static double outside(PointSet samples, int sample, PointSet truth, double[] reach) {
        double outside = 1;
        for (int i = 0; i < reach.length; i++) {
            double gap = samples.distance(sample, truth, i) - reach[i];
            outside = Double.isNaN(gap) ? gap : gap <= 0 ? Math.min(0, outside) : outside;
        }
        return outside;
    }

    /** How it is had by name. */
    @AutoService(EvaluationMetric.class)
    public static final class Metric implements EvaluationMetric {
        @Override
        public String name() {
            return "outside";
        }

        @Override
        public String form() {
            return "outside[:k=K,cap=N]";
        }

        @Override
        public String summary() {
            return "the share of samples beyond the K nearest neighbours of every true one (default 3), of at most N (4096)";
        }

        @Override
        public SetDistance make(Options options) {
            return new Outside(options.whole("k", 3, 1, 1000), options.whole("cap", 4096, 2, 1_000_000));
        }
    }
}
