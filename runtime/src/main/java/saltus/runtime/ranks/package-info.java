/**
 * Processes that train together. Two things connect them: PyTorch's process group, by which gradients meet inside a step's program
 * ({@link saltus.runtime.ranks.ProcessGroup}), and a line to the first of them in plain Java, on which they are called, led from
 * step to step, and missed when they are gone ({@link saltus.runtime.ranks.Meeting}). No other package sees either.
 *
 * <p>Nothing that travels is encrypted: ranks belong on a network of their own.
 */
@NullMarked
package saltus.runtime.ranks;

import org.jspecify.annotations.NullMarked;
