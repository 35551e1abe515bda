package saltus.runtime.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import saltus.runtime.IoConsumer;
import saltus.runtime.LittleEndian;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.picture.NpzArray;
import saltus.runtime.picture.PixelLevel;

/**
 * Samples as arrays for {@code numpy.load}. Images are what evaluators of the field read: {@code arr_0} with levels
 * [count, height, width, channels] as bytes, {@code arr_1} with their classes. All others are {@code samples} and {@code
 * labels} as they are.
 */
final class SampleArrays {
    private SampleArrays() {}

    /** @param batch sees each batch when it is written, too */
    static List<NpzArray> of(SampleBatches samples, DataSet.Kind kind, IoConsumer<? super Samples> batch) {
        long[] shape = samples.shape();
        long[] count = {samples.count()};
        if (kind == DataSet.Kind.IMAGES) {
            long[] levels = {shape[0], shape[2], shape[3], shape[1]};
            return List.of(
                    NpzArray.bytes(
                            "arr_0",
                            levels,
                            out -> samples.each(some -> {
                                batch.accept(some);
                                write(out, some);
                            })),
                    NpzArray.longs("arr_1", count, samples.labels()));
        }
        return List.of(
                NpzArray.floats(
                        "samples",
                        shape,
                        out -> samples.each(some -> {
                            batch.accept(some);
                            LittleEndian.write(out, some.values());
                        })),
                NpzArray.longs("labels", count, samples.labels()));
    }

    /** Channels last. */
    private static void write(OutputStream out, Samples images) throws IOException {
        int channels = (int) images.shape()[1];
        int pixels = (int) (images.shape()[2] * images.shape()[3]);
        byte[] image = new byte[channels * pixels];
        for (int i = 0; i < images.count(); i++) {
            for (int j = 0; j < image.length; j++) {
                float value = images.values()[i * image.length + j % channels * pixels + j / channels];
                image[j] = (byte) PixelLevel.of(value);
            }
            out.write(image);
        }
    }
}
