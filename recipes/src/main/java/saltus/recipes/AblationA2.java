package saltus.recipes;

import saltus.PlugInVelocity;
import saltus.Recipe;

/**
 * Ablation A2 of ESC: MeanFlow with plug-in velocities on half of the rows.
 *
 * <p>Source: framework (arXiv 2512.11831), ablation table; ImageNet-256 B/2, 1-NFE FID 5.98 against 6.09.
 */
@Recipe
@PlugInVelocity(probability = 0.5)
public interface AblationA2 extends LatentMeanFlow {}
