package saltus.runtime.evaluate.look;

import org.jspecify.annotations.Nullable;
import saltus.graph.Shape;
import saltus.runtime.autoencoder.Autoencoder;
import saltus.runtime.autoencoder.Planes;
import saltus.runtime.data.DataSet;

/** Makes pictures of samples: of images as they are stored, of latents as an autoencoder decodes them. */
final class Showing implements AutoCloseable {
    private final DataSet data;
    private final int numbers;
    private final @Nullable Autoencoder autoencoder;
    private final double scale;
    private final Pictures.Size size;

    private Showing(DataSet data, Pictures.Size size, @Nullable Autoencoder autoencoder, double scale) {
        this.data = data;
        this.numbers = Math.toIntExact(data.sample().fixedSize());
        this.size = size;
        this.autoencoder = autoencoder;
        this.scale = scale;
    }

    /**
     * Opens what makes pictures of samples of some data.
     *
     * @throws saltus.runtime.BadInputException if the autoencoder is none, or none of such latents
     */
    static Showing open(DataSet data, Looking looking) {
        if (data.kind() != DataSet.Kind.LATENTS || looking.decoding().isEmpty()) {
            return new Showing(data, size(data), null, 1);
        }
        Looking.Decoding decoding = looking.decoding().get();
        Autoencoder autoencoder =
                Autoencoder.open(decoding.file(), looking.device().get());
        try {
            Planes picture = autoencoder.picture(planes(data));
            Pictures.Size size = new Pictures.Size(picture.channels(), picture.height(), picture.width());
            return new Showing(data, size, autoencoder, decoding.scale());
        } catch (RuntimeException e) {
            autoencoder.close();
            throw e;
        }
    }

    /** The size of samples that are pictures. */
    static Pictures.Size size(DataSet data) {
        Shape sample = data.sample();
        return new Pictures.Size(
                sample.dim(0).size(), sample.dim(1).size(), sample.dim(2).size());
    }

    private static Planes planes(DataSet data) {
        Pictures.Size size = size(data);
        return new Planes(size.channels(), size.height(), size.width());
    }

    /** The size of the pictures. */
    Pictures.Size size() {
        return size;
    }

    /**
     * The pictures of samples.
     *
     * @param samples [n, ..] in the units of the data, row-major
     * @return [n, channels, height, width], black -1 and white 1
     */
    float[] of(float[] samples) {
        float[] stored = data.units().undone(samples, numbers);
        if (autoencoder == null) {
            return stored;
        }
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (float) (stored[i] / scale);
        }
        return autoencoder.decode(stored, stored.length / numbers, planes(data));
    }

    @Override
    public void close() {
        if (autoencoder != null) {
            autoencoder.close();
        }
    }
}
