package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.Recipe;

/**
 * MeanFlow with adaptive weights: an ablation that changes one line.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447), table 1e (power 1).
 */
@Recipe
@AdaptiveWeight(power = 1)
public interface AdaptiveMeanFlow extends MeanFlow {}
