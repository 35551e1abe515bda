/** How samples are made of what was learned: where the steps of a sampler stand, and what it does in each. */
@NullMarked
package saltus.processor.component.sampling;

import org.jspecify.annotations.NullMarked;
