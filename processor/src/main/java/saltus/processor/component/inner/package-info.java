/** Rules for the inner time of a two-step target. */
@NullMarked
package saltus.processor.component.inner;

import org.jspecify.annotations.NullMarked;
