package saltus.runtime.evaluate.look;

import com.google.auto.service.AutoService;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saltus.runtime.door.Options;
import saltus.runtime.evaluate.Reading;

/**
 * KID within each class, a mean over the classes that both sets have: what a conditional model makes of each class, which the
 * metrics of the whole do not see. It is unbiased for few samples of a class, too; the error is that of the classes' spread.
 */
record ClassKernel() implements FeatureDistance {
    /** Rows of a class that its statistic needs, at least. */
    private static final int LEAST = 2;

    /** Rows of a class that are compared, at most. */
    private static final int MOST = 1000;

    @Override
    public Reading of(FeaturePair pair) {
        long[] made = Needed.classes(pair.generated());
        long[] known = Needed.classes(pair.truth());
        double[] each = LongStream.of(known)
                .distinct()
                .sorted()
                .filter(label -> Math.min(of(made, label).length, of(known, label).length) >= LEAST)
                .mapToDouble(label -> Kernel.discrepancy(
                        Needed.rows(pair.generated()).features().chosen(of(made, label)),
                        Needed.rows(pair.truth()).features().chosen(of(known, label))))
                .toArray();
        return each.length < 2 ? Reading.of(each.length == 0 ? Double.NaN : each[0]) : Reading.mean(each);
    }

    private static int[] of(long[] classes, long label) {
        return IntStream.range(0, classes.length)
                .filter(i -> classes[i] == label)
                .limit(MOST)
                .toArray();
    }

    @Override
    public double work(int samples, int features) {
        return 3.0 * Math.min(samples, MOST) * samples * features;
    }

    /** How it is had by name. */
    @AutoService(PictureMetric.class)
    public static final class Metric implements PictureMetric {
        @Override
        public String name() {
            return "class-KID";
        }

        @Override
        public String summary() {
            return "KID within each class, a mean over the classes: sees pictures of the wrong class";
        }

        @Override
        public FeatureDistance make(Options options) {
            return new ClassKernel();
        }
    }
}
