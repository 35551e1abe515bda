/** Distances between prediction and target. */
@NullMarked
package saltus.processor.component.metric;

import org.jspecify.annotations.NullMarked;
