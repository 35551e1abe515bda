package saltus.recipes;

import saltus.Recipe;
import saltus.VariationalWeight;

/**
 * Ablation D of ESC: MeanFlow with the tricks of sCM, a learned weight of times and a warm-up of the derivative.
 *
 * <p>Source: framework (arXiv 2512.11831), ablation table; ImageNet-256 B/2, 1-NFE FID 5.95 against 6.09. The warm-up
 * is off in the published commands.
 */
@Recipe
@SuppressWarnings("saltus:VariationalWeightIsVoid") // published with both
@VariationalWeight
public interface AblationD extends LatentMeanFlow {}
