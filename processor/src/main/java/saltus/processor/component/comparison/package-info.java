/** What of prediction and target is compared. */
@NullMarked
package saltus.processor.component.comparison;

import org.jspecify.annotations.NullMarked;
