package saltus.runtime.convert;

import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.autoencoder.Autoencoder;
import saltus.runtime.autoencoder.Planes;
import saltus.runtime.data.stored.Form;

/**
 * Pictures into moments of latents, of each picture and of its mirror image: a network's latents of a mirrored picture are not
 * mirrored latents.
 */
public final class PictureEncoder implements Conversion.Encoder {
    private static final int RGB = 3;

    private final Autoencoder autoencoder;

    /**
     * An encoder.
     *
     * @param autoencoder stays open as long as it encodes
     */
    public PictureEncoder(Autoencoder autoencoder) {
        this.autoencoder = autoencoder;
    }

    /**
     * What the files say when pictures are encoded.
     *
     * @throws BadInputException if they are no pictures that have latents
     */
    public Whole whole(Whole pictures, Numbers numbers) {
        if (pictures.form() != Form.PIXELS || pictures.copies() > 1) {
            throw new BadInputException(
                    "The data are %s, which no autoencoder makes latents of; give pictures, or leave out --autoencoder."
                            .formatted(pictures.form().kind().text()));
        }
        Planes moments = autoencoder.moments(planes(pictures.shape()));
        return new Whole(
                Form.LOG_VARIANCES,
                Shape.of(moments.channels(), moments.height(), moments.width()),
                2,
                pictures.labels(),
                pictures.classNames(),
                numbers);
    }

    private static Planes planes(Shape picture) {
        return new Planes(RGB, picture.dim(1).size(), picture.dim(2).size());
    }

    @Override
    public Block encoded(Block block) {
        Planes planes = planes(block.shape());
        Planes moments = autoencoder.moments(planes);
        float[] pictures = coloured(block);
        float[] plain = autoencoder.encode(pictures, block.count(), planes);
        mirror(pictures, planes.width());
        return new Block(
                Form.LOG_VARIANCES,
                Shape.of(moments.channels(), moments.height(), moments.width()),
                block.first(),
                block.count(),
                block.labels(),
                new float[][] {plain, autoencoder.encode(pictures, block.count(), planes)});
    }

    /** Gray pictures have three equal channels. */
    private static float[] coloured(Block block) {
        int channels = block.shape().dim(0).size();
        float[] values = block.values()[0];
        if (channels == RGB) {
            return values;
        }
        if (channels != 1) {
            throw new BadInputException(
                    "The pictures have %d channels, and an autoencoder takes 3; give channels=3.".formatted(channels));
        }
        int size = block.size();
        float[] coloured = new float[RGB * values.length];
        for (int i = 0; i < block.count(); i++) {
            for (int channel = 0; channel < RGB; channel++) {
                System.arraycopy(values, i * size, coloured, (RGB * i + channel) * size, size);
            }
        }
        return coloured;
    }

    private static void mirror(float[] values, int width) {
        for (int row = 0; row < values.length; row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                float other = values[left];
                values[left] = values[right];
                values[right] = other;
            }
        }
    }
}
