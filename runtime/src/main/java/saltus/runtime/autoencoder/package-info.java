/**
 * Autoencoders, which turn pictures into latents and latents into pictures: the one of Stable Diffusion, written over symbolic
 * tensors ({@link saltus.runtime.autoencoder.KlNetwork}) with the names that diffusers gives its weights, or any other as a
 * TorchScript file. {@link saltus.runtime.autoencoder.Autoencoder} opens either. No weights are shipped.
 */
@NullMarked
package saltus.runtime.autoencoder;

import org.jspecify.annotations.NullMarked;
