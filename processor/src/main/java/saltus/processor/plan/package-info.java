/** Which network evaluations a training step needs, on which share of the batch, and what each costs. */
@NullMarked
package saltus.processor.plan;

import org.jspecify.annotations.NullMarked;
