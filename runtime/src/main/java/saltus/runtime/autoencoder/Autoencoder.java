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
        return ScriptAutoencoder.isScript(file)
                ? ScriptAutoencoder.open(file, device)
                : KlAutoencoder.open(file, device);
    }

    /**
     * What a picture of latents is like.
     *
     * @throws saltus.runtime.BadInputException if there are no pictures of such latents
     */
    Planes picture(Planes latent);

    /**
     * What the moments of a picture are like: means and log-variances of its latents, the means first.
     *
     * @throws saltus.runtime.BadInputException if such pictures have no latents, or if the file has no encoder
     */
    Planes moments(Planes picture);

    /**
     * Pictures of latents.
     *
     * @param latents [n, ..], row-major
     * @param latent extents of each
     * @return [n, ..] with the extents of {@link #picture}, row-major
     */
    float[] decode(float[] latents, int n, Planes latent);

    /**
     * Means and logarithms of variances of the latents of pictures.
     *
     * @param pictures [n, ..], row-major
     * @param picture extents of each
     * @return [n, ..] with the extents of {@link #moments}, row-major
     */
    float[] encode(float[] pictures, int n, Planes picture);

    @Override
    void close();
}
