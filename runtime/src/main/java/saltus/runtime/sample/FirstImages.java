package saltus.runtime.sample;

import java.util.Arrays;
import saltus.runtime.IoConsumer;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Samples;
import saltus.runtime.picture.ImageBatch;

/**
 * Keeps the first of many samples to be drawn as images. What is no picture of one or three channels shows its first ones,
 * latents in a range that they mostly keep to.
 */
final class FirstImages implements IoConsumer<Samples> {
    private static final int RGB = 3;
    private static final double LATENT_DEVIATIONS = 2.5;

    private final DataSet.Kind kind;
    private final int channels;
    private final int shown;
    private final int height;
    private final int width;
    private final float[] values;
    private int kept;

    /**
     * @param most samples to keep
     * @param kind what they are
     * @param shape of all, their number first
     */
    FirstImages(int most, DataSet.Kind kind, long... shape) {
        this.kind = kind;
        this.channels = (int) shape[1];
        this.height = (int) shape[2];
        this.width = (int) shape[3];
        this.shown = channels >= RGB ? RGB : 1;
        this.values = new float[(int) Math.min(most, shape[0]) * shown * height * width];
    }

    @Override
    public void accept(Samples batch) {
        int image = shown * height * width;
        for (int i = 0; i < batch.count() && kept < values.length; i++) {
            System.arraycopy(batch.values(), i * channels * height * width, values, kept, image);
            kept += image;
        }
    }

    ImageBatch images() {
        float[] seen = Arrays.copyOf(values, kept);
        if (kind == DataSet.Kind.LATENTS) {
            narrow(seen);
        }
        return new ImageBatch(seen, kept / (shown * height * width), shown, height, width);
    }

    private static void narrow(float... latents) {
        double squares = 0;
        for (float value : latents) {
            squares += (double) value * value;
        }
        double range = LATENT_DEVIATIONS * Math.sqrt(squares / latents.length);
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) (range > 0 ? latents[i] / range : 0);
        }
    }
}
