package saltus.runtime.data;

import java.io.IOException;
import saltus.runtime.IoConsumer;

/**
 * Samples of a model, all of them in memory.
 *
 * @param values row-major, one sample after the other
 * @param labels the class of each; the number of classes for none
 * @param shape of all samples, their number first
 */
public record Samples(float[] values, long[] labels, long... shape) implements SampleBatches {
    /** Brings samples together. */
    public static Samples together(SampleBatches samples) throws IOException {
        if (samples instanceof Samples already) {
            return already;
        }
        int size = 1;
        for (long extent : samples.shape()) {
            size = Math.multiplyExact(size, Math.toIntExact(extent));
        }
        float[] values = new float[size];
        int[] filled = {0};
        samples.each(batch -> {
            System.arraycopy(batch.values, 0, values, filled[0], batch.values.length);
            filled[0] += batch.values.length;
        });
        return new Samples(values, samples.labels(), samples.shape());
    }

    /** The same in the units in which data are stored. */
    public Samples stored(Units units) {
        return new Samples(units.undone(values, values.length / count()), labels, shape);
    }

    @Override
    public void each(IoConsumer<? super Samples> batch) throws IOException {
        batch.accept(this);
    }
}
