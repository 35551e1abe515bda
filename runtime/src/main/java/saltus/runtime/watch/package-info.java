/**
 * What is looked at while a run trains, with the weights that will be sampled: pictures of fixed noise, and distances from the
 * truth. They are drawn from the state that trains, between two steps, so that nothing is written or read for them.
 */
@NullMarked
package saltus.runtime.watch;

import org.jspecify.annotations.NullMarked;
