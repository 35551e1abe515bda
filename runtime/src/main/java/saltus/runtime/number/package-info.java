/**
 * Numbers as files hold them: {@link saltus.runtime.number.ElementType} has the element types of safetensors, PyTorch and
 * NumPy under one name each, and turns what they say into single precision.
 */
@NullMarked
package saltus.runtime.number;

import org.jspecify.annotations.NullMarked;
