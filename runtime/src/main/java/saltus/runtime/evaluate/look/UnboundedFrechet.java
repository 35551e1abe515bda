package saltus.runtime.evaluate.look;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.runtime.door.Options;
import saltus.runtime.evaluate.Reading;

/**
 * FID-infinity (Chong and Forsyth, arXiv 1911.07023): the Frechet distance extrapolated in 1 / N to infinitely many samples,
 * with its standard error. Both are the jackknife's (Efron and Stein, 1981): the distance is found anew without one of G groups,
 * and the line through F(N) and the mean of these F(N - N / G) meets 1 / N = 0 at G F - (G - 1) mean. True sets lose a group,
 * too, so that their own number is extrapolated; a mean and covariance that a file tells are taken as exact.
 *
 * <p>Its floor is near 0, on both sides of it, whatever the number of samples.
 *
 * @param groups G, at least 2; more of them cost more and give a steadier error
 */
record UnboundedFrechet(int groups) implements FeatureDistance {
    private static final int USUAL_GROUPS = 10;

    @Override
    public Reading of(FeaturePair pair) {
        Table generated = Needed.rows(pair.generated()).features();
        int parts = Math.min(groups, generated.count() / 2);
        // a mean and covariance of other pictures than these rows would be another whole than that of their groups
        Optional<Table> truth = pair.truth()
                .rows()
                .map(FeatureSet.Rows::features)
                .filter(rows -> rows.count() >= 2 * parts)
                .filter(rows -> rows.count() == pair.truth().moments().count());
        List<FeatureMoments> left = without(generated, parts);
        Optional<List<FeatureMoments>> right = truth.map(rows -> without(rows, parts));
        double[] fewer = new double[parts];
        for (int i = 0; i < parts; i++) {
            FrechetDistance from = right.isPresent()
                    ? new FrechetDistance(right.get().get(i))
                    : pair.truth().frechet();
            fewer[i] = from.to(left.get(i));
        }
        double mean =
                IntStream.range(0, parts).mapToDouble(i -> fewer[i] / parts).sum();
        double squares = IntStream.range(0, parts)
                .mapToDouble(i -> (fewer[i] - mean) * (fewer[i] - mean))
                .sum();
        double whole = pair.truth().frechet().to(FeatureMoments.of(generated));
        return Reading.about(parts * whole - (parts - 1) * mean, Math.sqrt((parts - 1.0) / parts * squares));
    }

    /** The moments without each of the groups. */
    private static List<FeatureMoments> without(Table rows, int parts) {
        List<FeatureMoments> alone = new ArrayList<>();
        for (int[] part : Parts.of(rows.count(), parts)) {
            alone.add(FeatureMoments.of(rows.chosen(part)));
        }
        return IntStream.range(0, parts)
                .mapToObj(left -> {
                    FeatureMoments others = FeatureMoments.none(rows.width());
                    for (int part = 0; part < parts; part++) {
                        others = part == left ? others : others.plus(alone.get(part));
                    }
                    return others;
                })
                .toList();
    }

    @Override
    public double work(int samples, int size) {
        return 2 * groups * new Frechet().work(samples / groups, size);
    }

    /** How it is had by name. */
    @AutoService(PictureMetric.class)
    public static final class Metric implements PictureMetric {
        @Override
        public String name() {
            return "FID-infinity";
        }

        @Override
        public String form() {
            return "FID-infinity[:groups=G]";
        }

        @Override
        public String summary() {
            return "the same extrapolated to infinitely many samples, with an error from G groups (default 10)";
        }

        @Override
        public int usualPlace() {
            return 2;
        }

        @Override
        public FeatureDistance make(Options options) {
            return new UnboundedFrechet(options.whole("groups", USUAL_GROUPS, 2, 1000));
        }
    }
}
