/** What the processor believes of a design, against what the generated pipeline does. */
@NullMarked
package saltus.processor;

import org.jspecify.annotations.NullMarked;
