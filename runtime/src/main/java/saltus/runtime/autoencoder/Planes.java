package saltus.runtime.autoencoder;

/**
 * Extents of one picture, or of its latents.
 *
 * @param channels at least 1
 * @param height at least 1
 * @param width at least 1
 */
public record Planes(int channels, int height, int width) {
    /** Numbers in all. */
    public int size() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }
}
