package saltus.runtime.evaluate.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import saltus.runtime.UnusableResultException;

/** Looks at pictures that come batch by batch, and keeps what was seen: means and covariances of all, the first rows alone. */
final class Gathering {
    /** Numbers that are kept of the features, an eighth of a gigabyte. */
    static final long MOST_NUMBERS = 1L << 24;

    private final Look look;
    private final Pictures.Size size;
    private final boolean classes;
    private final List<Look.Seen> kept = new ArrayList<>();
    private final List<long[]> labels = new ArrayList<>();
    private FeatureMoments moments;
    private int rows;

    /** @param classes true if the labels of pictures are those of classes */
    Gathering(Look look, Pictures.Size size, boolean classes) {
        this.look = look;
        this.size = size;
        this.classes = classes;
        this.moments = FeatureMoments.none(look.features());
    }

    /** Rows that are kept of so many features. */
    static int most(int features) {
        return (int) (MOST_NUMBERS / features);
    }

    /** How many pictures were looked at. */
    long count() {
        return moments.count();
    }

    /**
     * Looks at some more.
     *
     * @param values [n, channels, height, width] in which black is -1 and white 1
     * @param n how many of them
     * @throws UnusableResultException if they, or what is seen of them, are not finite
     */
    void add(float[] values, long[] ofClass, int n) {
        int numbers = size.numbers();
        for (int from = 0; from < n; from += look.rows()) {
            int to = Math.min(n, from + look.rows());
            float[] some = Arrays.copyOfRange(values, from * numbers, to * numbers);
            requireFinite("pictures", some);
            Look.Seen seen = look.of(Pictures.of(some, size));
            requireFinite("features of the pictures", seen.features());
            moments = moments.plus(FeatureMoments.of(wide(seen.features()), look.features()));
            if (rows + to - from <= most(look.features())) {
                kept.add(seen);
                labels.add(Arrays.copyOfRange(ofClass, from, to));
                rows += to - from;
            }
        }
    }

    private static void requireFinite(String what, float... numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new UnusableResultException(
                        "Numbers of the %s are not finite, so that there is nothing to measure; train again with a lower rate."
                                .formatted(what));
            }
        }
    }

    /** What was seen. */
    FeatureSet set() {
        Table features = table(kept.stream().map(Look.Seen::features).toList(), look.features());
        Optional<Table> probabilities = look.classes() == 0
                ? Optional.empty()
                : Optional.of(table(kept.stream().map(Look.Seen::probabilities).toList(), look.classes()));
        long[] ofClass = classes ? labels.stream().flatMapToLong(Arrays::stream).toArray() : new long[0];
        return new FeatureSet(moments, Optional.of(new FeatureSet.Rows(features, probabilities, ofClass)));
    }

    private Table table(List<float[]> parts, int width) {
        double[] all = new double[Math.multiplyExact(rows, width)];
        int at = 0;
        for (float[] part : parts) {
            for (float number : part) {
                all[at++] = number;
            }
        }
        return new Table(all, width);
    }

    private static double[] wide(float... numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }
}
