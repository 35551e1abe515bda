package saltus.runtime.sample;

import ai.djl.Device;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import saltus.pipeline.SamplingStep;
import saltus.runtime.IoConsumer;
import saltus.runtime.Sharing;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.data.Units;
import saltus.runtime.network.Weight;
import saltus.runtime.program.Feed;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.SamplingProgram;
import saltus.runtime.random.RandomStream;

/**
 * Samples that a model draws when they are asked for, one native call a batch.
 *
 * @param model what draws
 * @param step its sampler
 * @param request what is drawn
 * @param units in which they are had
 * @param device on which they are drawn
 * @param sharing who draws the batches: each some of them
 * @param labels the class of each
 * @param shape of all together
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel of parameters that nobody compares
record DrawnSamples(
        Model model,
        SamplingStep step,
        SampleRequest request,
        Units units,
        Device device,
        Sharing sharing,
        long[] labels,
        long... shape)
        implements SampleBatches {
    /** Numbers in a batch of samples, about: large enough to keep the machine busy, small enough for its memory. */
    private static final int NUMBERS = 1 << 16;

    /**
     * Draws all of them.
     *
     * @throws UnusableResultException if numbers of a batch are not finite; nobody is given that batch
     */
    @Override
    public void each(IoConsumer<? super Samples> batch) throws IOException {
        int width = Math.toIntExact(model.network().sample().fixedSize());
        int rows = Math.max(1, Math.min(count(), NUMBERS / width));
        ModelState state = model.state();
        try (SamplingProgram program =
                new SamplingProgram(step, names(state.learned()), names(state.tables()), model.precision(), device)) {
            for (int round = 0; round < count(); round += rows * sharing.count()) {
                float[][] drawn = sharing.all(own(program, round + rows * sharing.number(), rows, width));
                for (int i = 0; i < drawn.length && round + i * rows < count(); i++) {
                    int first = round + i * rows;
                    int size = Math.min(rows, count() - first);
                    float[] values = Arrays.copyOf(drawn[i], size * width);
                    requireFinite(values, first);
                    long[] extents = shape.clone();
                    extents[0] = size;
                    long[] classes = Arrays.copyOfRange(labels, first, first + size);
                    batch.accept(new Samples(units.undone(values, width), classes, extents));
                }
            }
        }
    }

    /** The batch that begins with a sample, in an array for a whole one. */
    private float[] own(SamplingProgram program, int first, int rows, int width) {
        int size = Math.min(rows, count() - first);
        float[] drawn = size > 0 ? batch(program, first, size, width) : new float[0];
        return Arrays.copyOf(drawn, rows * width);
    }

    private float[] batch(SamplingProgram program, int first, int size, int width) {
        long[] extents = shape.clone();
        extents[0] = size;
        Feed feed = new Feed().integers("labels", Arrays.copyOfRange(labels, first, first + size), size);
        for (String name : step.noises()) {
            feed.reals(name, noise(request.seed(), name, first, size, width), extents);
        }
        double[] samples =
                program.sample(model.state().parameters(), model.state().fixed(), feed);
        float[] values = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            values[i] = (float) samples[i];
        }
        return values;
    }

    /** Normal numbers that depend on the seed, their name and the number of the sample alone. */
    private static float[] noise(long seed, String name, int first, int size, int width) {
        float[] values = new float[size * width];
        for (int i = 0; i < size; i++) {
            double[] normals = RandomStream.of(seed, name, first + i).normals(width);
            for (int j = 0; j < width; j++) {
                values[i * width + j] = (float) normals[j];
            }
        }
        return values;
    }

    private void requireFinite(float[] values, int first) {
        int bad = 0;
        for (float value : values) {
            bad += Float.isFinite(value) ? 0 : 1;
        }
        if (bad > 0) {
            throw new UnusableResultException(
                    "The samples of %s have numbers that are not finite, %s of the %s from sample %s on: they were not kept. The weights are finite, but the network's outputs are not; train again with a lower --lr, or sample in another number of steps."
                            .formatted(request.route().words(), bad, values.length, first));
        }
    }

    private static List<String> names(List<Weight> weights) {
        return weights.stream().map(Weight::name).toList();
    }
}
