package saltus.runtime.evaluate;

import com.google.auto.service.AutoService;
import java.util.stream.IntStream;
import saltus.runtime.door.Options;

/**
 * The share of true samples that no generated one is near: none lies as near as their k-th nearest true neighbour. It is one
 * less the coverage of Naeem et al. (arXiv 2002.09797), Eq. 3, here in the samples' own coordinates, and sees modes that were
 * dropped. For n generated and m true samples of one law it is, whatever the law, the product over i = 1 .. k of (m - i) / (m + n - i)
 * in the mean (their Lemma 2), about 2^-k for n = m.
 *
 * @param neighbours k, at least 1
 * @param cap a set of more points, at least 2, is replaced by a random subset of this size, since the work is quadratic
 */
public record Missed(int neighbours, int cap) implements SetDistance {
    @Override
    public double between(PointSet left, PointSet right) {
        return TrueBalls.of(left, right, neighbours, cap).map(Missed::share).orElse(Double.NaN);
    }

    private static double share(TrueBalls balls) {
        double[] nearest = Neighbours.nearest(balls.truth(), balls.samples());
        double[] reach = balls.reach();
        long missed = IntStream.range(0, reach.length)
                .filter(i -> nearest[i] > reach[i])
                .count();
        return missed / (double) reach.length;
    }

    @Override
    public double work(int samples, int size) {
        return TrueBalls.work(samples, size, cap);
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
            return "missed";
        }

        @Override
        public String form() {
            return "missed[:k=K,cap=N]";
        }

        @Override
        public String summary() {
            return "the share of true samples with no generated one among their K nearest neighbours (default 5), of at most N (4096)";
        }

        @Override
        public int usualPlace() {
            return 5;
        }

        @Override
        public SetDistance make(Options options) {
            return new Missed(options.whole("k", 5, 1, 1000), options.whole("cap", 4096, 2, 1_000_000));
        }
    }
}
