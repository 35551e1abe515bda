/**
 * Networks, written once in Java over symbolic tensors: {@link saltus.runtime.network.SiT} with the reference
 * implementation's parameter names, and {@link saltus.runtime.network.Mlp} for points. A user's network is one more
 * {@link saltus.runtime.network.Architecture}.
 */
@NullMarked
package saltus.runtime.network;

import org.jspecify.annotations.NullMarked;
