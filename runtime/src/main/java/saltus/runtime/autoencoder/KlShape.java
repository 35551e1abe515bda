package saltus.runtime.autoencoder;

import java.util.List;

/**
 * What tells one autoencoder of Stable Diffusion's kind from another.
 *
 * @param channels of each level, the finest first; multiples of 32
 * @param layers residual layers of a level of the encoder; the decoder has one more
 * @param latent channels of the latents
 * @param quantised true for the two plain layers around the latents, which later ones leave out
 */
record KlShape(List<Integer> channels, int layers, int latent, boolean quantised) {
    /** The one of Stable Diffusion, {@code sd-vae-ft-mse} and {@code sd-vae-ft-ema}: 83,653,863 parameters. */
    static final KlShape STABLE_DIFFUSION = new KlShape(List.of(128, 256, 512, 512), 2, 4, true);

    KlShape {
        channels = List.copyOf(channels);
    }

    int levels() {
        return channels.size();
    }

    /** Sides of a picture over those of its latents. */
    int factor() {
        return 1 << (levels() - 1);
    }

    int finest() {
        return channels.get(0);
    }

    int coarsest() {
        return channels.get(levels() - 1);
    }
}
