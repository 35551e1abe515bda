package saltus.runtime.evaluate;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.Optional;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Options;

/**
 * The median distance of a sample to the nearest sample of training. A model that repeats what it was shown is far below the
 * floor, which is that of true samples that were held back or, where none were, of some samples of training to all others. One
 * that is far above the floor makes samples unlike any; other metrics say so better.
 *
 * @param cap of samples whose nearest one is looked for, at least 1
 */
public record Nearest(int cap) implements SetDistance {
    @Override
    public double between(PointSet left, PointSet right) {
        left.requireSameDimension(right);
        if (!left.isFinite() || !right.isFinite()) {
            return Double.NaN;
        }
        double[] squares = Neighbours.nearest(left.first(cap), right);
        Arrays.sort(squares);
        int middle = squares.length / 2;
        return squares.length % 2 == 1
                ? Math.sqrt(squares[middle])
                : (Math.sqrt(squares[middle - 1]) + Math.sqrt(squares[middle])) / 2;
    }

    @Override
    public double work(int samples, int size) {
        int compared = Math.min(samples, cap);
        return Distances.work(compared, samples, size) + Neighbours.SORTING * compared * samples;
    }

    @Override
    public int most() {
        return cap;
    }

    @Override
    public boolean worseBelow() {
        return true;
    }

    @Override
    public boolean toTraining() {
        return true;
    }

    /** How it is had by name. */
    @AutoService(EvaluationMetric.class)
    public static final class Metric implements EvaluationMetric {
        @Override
        public String name() {
            return "nearest";
        }

        @Override
        public String form() {
            return "nearest[:cap=N]";
        }

        @Override
        public String summary() {
            return "the median distance to the nearest sample of training, far below the floor for a model that repeats them, of at most N samples (256)";
        }

        @Override
        public int usualPlace() {
            return 7;
        }

        @Override
        public Optional<String> unfit(DataSet data) {
            return data.count().isPresent()
                    ? Optional.empty()
                    : Optional.of("these never run out, so that no sample of training is seen twice");
        }

        @Override
        public SetDistance make(Options options) {
            return new Nearest(options.whole("cap", 256, 1, 1_000_000));
        }
    }
}
