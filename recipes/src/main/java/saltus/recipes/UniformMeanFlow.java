package saltus.recipes;

import saltus.Recipe;
import saltus.UniformTimes;

/**
 * MeanFlow with uniform times: an ablation that changes one line.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447), table 1c.
 */
@Recipe
@UniformTimes(coincide = 0.75)
public interface UniformMeanFlow extends MeanFlow {}
