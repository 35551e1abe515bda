/** What a loss has beside the distance of prediction and target. */
@NullMarked
package saltus.processor.component.term;

import org.jspecify.annotations.NullMarked;
