package saltus.runtime.evaluate.look;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import saltus.runtime.door.Options;
import saltus.runtime.evaluate.Reading;

/**
 * The inception score (Salimans et al., arXiv 1606.03498): exp of the mean divergence of each picture's classes from those of all,
 * a mean over parts with its error. From 1, where no picture is of a class more than of another, to K, where each is of one
 * and all are as frequent. True sets are not looked at; the floor is their own score.
 *
 * @param parts at least 1
 */
record InceptionScore(int parts) implements FeatureDistance {
    private static final int USUAL_PARTS = 10;

    @Override
    public Reading of(FeaturePair pair) {
        Table all = Needed.probabilities(pair.generated());
        int used = Math.min(parts, Math.max(1, all.count() / 2));
        double[] scores = Arrays.stream(Parts.of(all.count(), used))
                .mapToDouble(part -> score(all, part))
                .toArray();
        return used < 2 ? Reading.of(scores[0]) : Reading.mean(scores);
    }

    private static double score(Table all, int... rows) {
        double[] mean = new double[all.width()];
        for (int row : rows) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += all.at(row, k) / rows.length;
            }
        }
        double divergence = 0;
        for (int row : rows) {
            for (int k = 0; k < mean.length; k++) {
                double p = all.at(row, k);
                divergence += p > 0 ? p * Math.log(p / mean[k]) / rows.length : p;
            }
        }
        return Math.exp(divergence);
    }

    @Override
    public double work(int samples, int size) {
        return (double) samples * size;
    }

    @Override
    public boolean worseBelow() {
        return true;
    }

    /** How it is had by name. */
    @AutoService(PictureMetric.class)
    public static final class Metric implements PictureMetric {
        @Override
        public String name() {
            return "IS";
        }

        @Override
        public String form() {
            return "IS[:parts=N]";
        }

        @Override
        public String summary() {
            return "the inception score, 1 to the number of classes, a mean over N parts (default 10); high is good";
        }

        @Override
        public FeatureDistance make(Options options) {
            return new InceptionScore(options.whole("parts", USUAL_PARTS, 1, 1000));
        }
    }
}
