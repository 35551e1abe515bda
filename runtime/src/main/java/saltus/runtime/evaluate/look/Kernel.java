package saltus.runtime.evaluate.look;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import saltus.runtime.door.Options;
import saltus.runtime.evaluate.Reading;

/**
 * KID (Binkowski et al., arXiv 1801.01401): the squared maximum mean discrepancy of features with the kernel (x y / D + 1)^3, by
 * its unbiased statistic, as a mean over parts of the sets. The parts are disjoint, so that their spread gives the error.
 * Between true sets it is 0 on the mean, whatever their number, and below 0 as often as above.
 *
 * @param size of a part, at most; at least ten parts are made where there are samples for it
 */
record Kernel(int size) implements FeatureDistance {
    private static final int USUAL_SIZE = 1000;

    private static final int LEAST_PARTS = 10;

    @Override
    public Reading of(FeaturePair pair) {
        Table generated = Needed.rows(pair.generated()).features();
        Table truth = Needed.rows(pair.truth()).features();
        int least = Math.min(generated.count(), truth.count());
        int parts = Math.max(1, Math.min(least / 2, Math.max(LEAST_PARTS, (least + size - 1) / size)));
        int[][] left = Parts.of(generated.count(), parts);
        int[][] right = Parts.of(truth.count(), parts);
        double[] values = IntStream.range(0, parts)
                .mapToDouble(part -> discrepancy(part(generated, left[part]), part(truth, right[part])))
                .toArray();
        return parts < 2 ? Reading.of(values[0]) : Reading.mean(values);
    }

    private Table part(Table rows, int... chosen) {
        return rows.chosen(Arrays.copyOf(chosen, Math.min(size, chosen.length)));
    }

    /** The unbiased statistic of two sets of at least two rows each: no row meets itself. */
    static double discrepancy(Table x, Table y) {
        int n = x.count();
        int m = y.count();
        return (sum(x, x) - self(x)) / (n * (n - 1.0))
                + (sum(y, y) - self(y)) / (m * (m - 1.0))
                - 2 * sum(x, y) / ((double) n * m);
    }

    private static double sum(Table x, Table y) {
        DMatrixRMaj products = Distances.products(x, y);
        double sum = 0;
        for (double product : products.data) {
            sum += kernel(product, x.width());
        }
        return sum;
    }

    private static double self(Table x) {
        double sum = 0;
        for (int i = 0; i < x.count(); i++) {
            double square = 0;
            for (int k = 0; k < x.width(); k++) {
                square += x.at(i, k) * x.at(i, k);
            }
            sum += kernel(square, x.width());
        }
        return sum;
    }

    private static double kernel(double product, int features) {
        double base = product / features + 1;
        return base * base * base;
    }

    @Override
    public double work(int samples, int features) {
        double part = Math.min(size, Math.max(2, samples / LEAST_PARTS));
        return 3 * part * samples * features;
    }

    /** How it is had by name. */
    @AutoService(PictureMetric.class)
    public static final class Metric implements PictureMetric {
        @Override
        public String name() {
            return "KID";
        }

        @Override
        public String form() {
            return "KID[:size=N]";
        }

        @Override
        public String summary() {
            return "the kernel distance of features, a mean over disjoint parts of at most N samples (default 1000)";
        }

        @Override
        public FeatureDistance make(Options options) {
            return new Kernel(options.whole("size", USUAL_SIZE, 2, 100_000));
        }
    }
}
