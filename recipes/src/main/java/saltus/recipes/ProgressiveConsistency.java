package saltus.recipes;

import saltus.ProgressiveScales;
import saltus.ProgressiveTargetNetwork;
import saltus.Recipe;

/**
 * Consistency training as first published: the grid becomes finer over training and the target network slower.
 *
 * <p>Source: Song et al. (arXiv 2303.01469), appendix C: N(k) from 2 to 200 over 800,000 iterations, mu_0 = 0.95. For
 * a shorter run redeclare {@code @ProgressiveScales} with its number of steps.
 */
@Recipe
@ProgressiveScales(first = 2, last = 200, steps = 800_000)
@ProgressiveTargetNetwork(decay = 0.95)
public interface ProgressiveConsistency extends ConsistencyEdm {}
