/** Weights of a row by the size of its loss, and by its times. */
@NullMarked
package saltus.processor.component.weight;

import org.jspecify.annotations.NullMarked;
