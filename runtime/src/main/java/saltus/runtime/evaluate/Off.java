package saltus.runtime.evaluate;

import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Support;
import saltus.runtime.door.Options;

/**
 * The share of samples where the law has no points, which data of files do not know and the shipped laws do. It needs no true
 * samples; those on the right are not looked at.
 *
 * @param support where the law has its points
 */
public record Off(Support support) implements SetDistance {
    /** How it is called. */
    public static final String NAME = "off";

    private static final int OPERATIONS = 6000;

    @Override
    public double between(PointSet left, PointSet right) {
        return reading(left, right).value();
    }

    /** With the exact probability that as many of as many true points are off. */
    @Override
    public Reading reading(PointSet left, PointSet right) {
        left.requireSameDimension(right);
        if (!left.isFinite()) {
            return Reading.of(Double.NaN);
        }
        int off = (int) IntStream.range(0, left.count())
                .parallel()
                .filter(i -> !support.inside().holds(left.point(i)))
                .count();
        double chance = off == 0
                ? 1
                : BinomialDistribution.of(left.count(), 1 - support.share()).survivalProbability(off - 1);
        return Reading.share(off, left.count()).withChance(chance);
    }

    @Override
    public double work(int samples, int size) {
        return (double) samples * (OPERATIONS + size);
    }

    /** How it is had by name. */
    @AutoService(EvaluationMetric.class)
    public static final class Metric implements EvaluationMetric {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String summary() {
            return "the share of samples where the law has no points, for data whose law says where it has them";
        }

        @Override
        public int usualPlace() {
            return 3;
        }

        @Override
        public Optional<String> unfit(DataSet data) {
            return data.support().isPresent()
                    ? Optional.empty()
                    : Optional.of("these do not say where their law has points");
        }

        @Override
        public SetDistance make(Options options) {
            throw options.refused("has no law to ask", "measure samples of data");
        }

        @Override
        public SetDistance make(Options options, DataSet data) {
            return new Off(data.support().orElseThrow());
        }
    }
}
