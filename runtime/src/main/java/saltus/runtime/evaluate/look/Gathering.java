package saltus.runtime.evaluate.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import saltus.runtime.Sharing;
import saltus.runtime.UnusableResultException;

/** Looks at pictures that come batch by batch, and keeps what was seen: means and covariances of all, the first rows alone. */
final class Gathering {
    /** Numbers that are kept of the features, an eighth of a gigabyte. */
    static final long MOST_NUMBERS = 1L << 24;

    private final Look look;
    private final Pictures.Size size;
    private final boolean classes;
    private final Sharing sharing;
    private final List<Look.Seen> kept = new ArrayList<>();
    private final List<long[]> labels = new ArrayList<>();
    private FeatureMoments moments;
    private int rows;

    /** One that looks alone; {@code classes} is true if the labels of pictures are those of classes. */
    Gathering(Look look, Pictures.Size size, boolean classes) {
        this(look, size, classes, Sharing.ALONE);
    }

    /**
     * @param classes true if the labels of pictures are those of classes
     * @param sharing who looks, each at some of the pictures that are added at a time
     */
    Gathering(Look look, Pictures.Size size, boolean classes, Sharing sharing) {
        this.sharing = sharing;
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
        requireFinite("pictures", Arrays.copyOf(values, n * size.numbers()));
        int all = look.rows() * sharing.count();
        for (int round = 0; round < n; round += all) {
            float[][] seen = sharing.all(own(values, round + look.rows() * sharing.number(), n));
            for (int i = 0; i < seen.length && round + i * look.rows() < n; i++) {
                int from = round + i * look.rows();
                int to = Math.min(n, from + look.rows());
                keep(unpacked(seen[i], to - from), Arrays.copyOfRange(ofClass, from, to));
            }
        }
    }

    /** What is seen of the pictures from one on, in an array for as many as are looked at at once. */
    private float[] own(float[] values, int from, int n) {
        int width = look.features() + look.classes();
        float[] packed = new float[look.rows() * width];
        int to = Math.min(n, from + look.rows());
        if (from < to) {
            float[] some = Arrays.copyOfRange(values, from * size.numbers(), to * size.numbers());
            Look.Seen seen = look.of(Pictures.of(some, size));
            System.arraycopy(seen.features(), 0, packed, 0, seen.features().length);
            System.arraycopy(
                    seen.probabilities(), 0, packed, look.rows() * look.features(), seen.probabilities().length);
        }
        return packed;
    }

    private Look.Seen unpacked(float[] packed, int n) {
        int behind = look.rows() * look.features();
        return new Look.Seen(
                Arrays.copyOf(packed, n * look.features()),
                Arrays.copyOfRange(packed, behind, behind + n * look.classes()));
    }

    private void keep(Look.Seen seen, long... ofClass) {
        requireFinite("features of the pictures", seen.features());
        moments = moments.plus(FeatureMoments.of(wide(seen.features()), look.features()));
        if (rows + ofClass.length <= most(look.features())) {
            kept.add(seen);
            labels.add(ofClass);
            rows += ofClass.length;
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
