package saltus.recipes;

import saltus.GradualTimes;
import saltus.Recipe;

/**
 * Ablation C of ESC: MeanFlow with gradual times.
 *
 * <p>Source: framework (arXiv 2512.11831), ablation table; ImageNet-256 B/2, 1-NFE FID 5.99 against 6.09.
 */
@Recipe
@GradualTimes(steps = 20_000)
public interface AblationC extends LatentMeanFlow {}
