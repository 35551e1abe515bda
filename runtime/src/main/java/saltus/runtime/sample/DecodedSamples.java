package saltus.runtime.sample;

import java.io.IOException;
import saltus.runtime.BadInputException;
import saltus.runtime.IoConsumer;
import saltus.runtime.autoencoder.Autoencoder;
import saltus.runtime.autoencoder.Planes;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;

/**
 * The pictures of latents, made when they are asked for, batch by batch.
 *
 * @param latents as they are stored
 * @param scale what the autoencoder's own latents were multiplied by before they were stored
 * @param autoencoder that made them
 */
public record DecodedSamples(SampleBatches latents, double scale, Autoencoder autoencoder) implements SampleBatches {
    private static final int AXES = 4;

    /** @throws BadInputException if the latents are none of this autoencoder */
    public DecodedSamples {
        if (latents.shape().length != AXES) {
            throw new BadInputException(
                    "The samples are points, which no autoencoder makes pictures of; leave out --autoencoder.");
        }
        autoencoder.picture(latent(latents));
    }

    private static Planes latent(SampleBatches latents) {
        long[] shape = latents.shape();
        return new Planes((int) shape[1], (int) shape[2], (int) shape[3]);
    }

    @Override
    public long[] shape() {
        Planes picture = autoencoder.picture(latent(latents));
        return new long[] {latents.count(), picture.channels(), picture.height(), picture.width()};
    }

    @Override
    public long[] labels() {
        return latents.labels();
    }

    @Override
    public void each(IoConsumer<? super Samples> batch) throws IOException {
        Planes latent = latent(latents);
        Planes picture = autoencoder.picture(latent);
        latents.each(some -> {
            for (int i = 0; i < some.count(); i++) {
                float[] one = new float[latent.size()];
                for (int j = 0; j < one.length; j++) {
                    one[j] = (float) (some.values()[i * one.length + j] / scale);
                }
                long[] shape = {1, picture.channels(), picture.height(), picture.width()};
                batch.accept(new Samples(autoencoder.decode(one, 1, latent), new long[] {some.labels()[i]}, shape));
            }
        });
    }
}
