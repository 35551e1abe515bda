/** Writes the pipeline class of a design: readable Java over the pieces of {@code saltus.pipeline}. */
@NullMarked
package saltus.processor.write;

import org.jspecify.annotations.NullMarked;
