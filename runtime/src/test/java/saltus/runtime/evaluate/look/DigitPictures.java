package saltus.runtime.evaluate.look;

import java.util.Random;
import java.util.stream.IntStream;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.program.Devices;

/** Drawn digits, true and spoilt, and what the small network sees of them. */
final class DigitPictures {
    static final int SIDE = 16;
    static final int AREA = SIDE * SIDE;
    static final DataSet DATA = DataSources.open("digits").value();

    private DigitPictures() {}

    /** Independent digits of a seed. */
    static Batch of(long seed, int n) {
        return DATA.batch(seed, 0, n);
    }

    static FeatureSet seen(Batch batch) {
        return seen(batch.samples(), batch.labels());
    }

    static FeatureSet seen(float[] samples, long... labels) {
        Pictures.Size size = new Pictures.Size(1, SIDE, SIDE);
        try (Look look = SmallLook.open(size, Devices.parse("cpu"))) {
            Gathering gathering = new Gathering(look, size, true);
            gathering.add(samples, labels, labels.length);
            return gathering.set();
        }
    }

    /** All but those of a digit. */
    static Batch without(long digit, Batch batch) {
        int[] kept = IntStream.range(0, batch.size())
                .filter(i -> batch.labels()[i] != digit)
                .toArray();
        float[] samples = new float[kept.length * AREA];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(batch.samples(), kept[i] * AREA, samples, i * AREA, AREA);
        }
        return new Batch(
                samples, IntStream.of(kept).mapToLong(i -> batch.labels()[i]).toArray());
    }

    /** A mean over places and their neighbours on the left and on the right. */
    static Batch blurred(Batch batch) {
        float[] samples = batch.samples().clone();
        for (int i = 1; i + 1 < samples.length; i++) {
            samples[i] = (batch.samples()[i - 1] + batch.samples()[i] + batch.samples()[i + 1]) / 3;
        }
        return new Batch(samples, batch.labels());
    }

    /** A share of the pictures is noise. */
    static Batch noisy(double share, Batch batch) {
        float[] samples = batch.samples().clone();
        Random random = new Random(1);
        for (int i = 0; i < share * batch.size(); i++) {
            for (int k = 0; k < AREA; k++) {
                samples[i * AREA + k] = (float) random.nextGaussian();
            }
        }
        return new Batch(samples, batch.labels());
    }

    /** Every picture is said to be of the next class. */
    static Batch swapped(Batch batch) {
        return new Batch(
                batch.samples(),
                IntStream.range(0, batch.size())
                        .mapToLong(i -> (batch.labels()[i] + 1) % 10)
                        .toArray());
    }

    /** The first so many pictures again and again. */
    static Batch repeated(int some, Batch batch) {
        float[] samples = new float[batch.samples().length];
        long[] labels = new long[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.samples(), i % some * AREA, samples, i * AREA, AREA);
            labels[i] = batch.labels()[i % some];
        }
        return new Batch(samples, labels);
    }
}
