/**
 * Reads and writes safetensors files, the format of every checkpoint.
 *
 * <p>A file is 8 bytes with the little-endian length of the header, the header (JSON that names each tensor with its
 * element type, shape and place) and the raw little-endian numbers without gaps. Tensors are streamed one at a time.
 */
@NullMarked
package saltus.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
