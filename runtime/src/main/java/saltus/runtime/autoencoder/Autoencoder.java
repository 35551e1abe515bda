package saltus.runtime.autoencoder;

import ai.djl.Device;
import java.nio.file.Path;

/**
 * Turns pictures into latents and latents into pictures. Pictures are [n, 3, height, width] in [-1, 1]; what a decoder makes may
 * lie a little outside. Latents are those of the autoencoder itself, before any scale: those of Stable Diffusion are usually
 * stored times 0.18215.
 *
 * <p>Any number is taken at once; it goes through the program in parts that fit memory.
 */
public interface Autoencoder extends AutoCloseable {
    /**
     * Opens a file: weights as diffusers writes them (safetensors, or a .bin of PyTorch), or an autoencoder as TorchScript.
     *
     * @throws saltus.runtime.BadInputException if it is neither, or if it does not fit memory
     */
    static Autoencoder open(Path file, Device device) {
        return KlAutoencoder.open(file, device);
    }

    /** Channels of the latents. */
    int latentChannels();

    /** Sides of a picture over those of its latents. */
    int factor();

    /**
     * Pictures of latents.
     *
     * @param latents [n, latentChannels, height, width], row-major
     * @return [n, 3, factor height, factor width], row-major
     * @throws saltus.runtime.BadInputException if memory has no room for one
     */
    float[] decode(float[] latents, int n, int height, int width);

    /**
     * Mean and logarithm of the variance of the latents of pictures.
     *
     * @param pictures [n, 3, height, width], row-major; both sides are multiples of the factor
     * @return [n, 2 latentChannels, height / factor, width / factor], row-major, the means first
     * @throws saltus.runtime.BadInputException if memory has no room for one, or if the sides are no multiples
     */
    float[] encode(float[] pictures, int n, int height, int width);

    @Override
    void close();
}
