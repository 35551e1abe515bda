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
    @Override
    public double between(PointSet left, PointSet right) {
        return reading(left, right).value();
    }

    /** With the interval of a share, for the samples are independent, the balls being given. */
    @Override
    public Reading reading(PointSet left, PointSet right) {
        return TrueBalls.of(left, right, neighbours, cap).map(Outside::share).orElse(Reading.of(Double.NaN));
    }

    private static Reading share(TrueBalls balls) {
        boolean[] outside = new boolean[balls.samples().count()];
        new Distances(balls.truth())
                .from(balls.samples(), (i, squares) -> outside[i] = isOutside(squares, balls.reach()));
        return Reading.share(
                IntStream.range(0, outside.length).filter(i -> outside[i]).count(), outside.length);
    }

    private static boolean isOutside(double[] squares, double... reach) {
        for (int i = 0; i < reach.length; i++) {
            if (squares[i] <= reach[i]) {
                return false;
            }
        }
        return true;
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
        public int usualPlace() {
            return 4;
        }

        @Override
        public SetDistance make(Options options) {
            return new Outside(options.whole("k", 3, 1, 1000), options.whole("cap", 4096, 2, 1_000_000));
        }
    }
}
