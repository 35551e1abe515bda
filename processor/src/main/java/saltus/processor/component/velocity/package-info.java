/** What velocity data lend to the first step. */
@NullMarked
package saltus.processor.component.velocity;

import org.jspecify.annotations.NullMarked;
