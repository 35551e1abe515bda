/**
 * Networks, written once in Java over symbolic tensors: {@link saltus.runtime.network.SiT} with the reference
 * implementation's parameter names, {@link saltus.runtime.network.DiT} as transformers are built today, {@link
 * saltus.runtime.network.UNet} as MeanFlow had it for CIFAR-10, {@link saltus.runtime.network.Mlp} for points. They come in by the door of {@link saltus.runtime.network.ArchitectureFamily}, as a
 * user's own do.
 */
@NullMarked
package saltus.runtime.network;

import org.jspecify.annotations.NullMarked;
