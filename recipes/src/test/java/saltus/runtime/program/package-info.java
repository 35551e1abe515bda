/** Programs of every recipe, as far as their text and their shapes tell. */
@NullMarked
package saltus.runtime.program;

import org.jspecify.annotations.NullMarked;
