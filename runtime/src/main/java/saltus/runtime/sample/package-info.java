/** Sampling: a trained model, its samples, and how they are shown and stored. */
@NullMarked
package saltus.runtime.sample;

import org.jspecify.annotations.NullMarked;
