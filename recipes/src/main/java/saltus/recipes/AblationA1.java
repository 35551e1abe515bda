package saltus.recipes;

import saltus.PlugInVelocity;
import saltus.Recipe;

/**
 * Ablation A1 of ESC: MeanFlow with plug-in velocities on all rows.
 *
 * <p>Source: framework (arXiv 2512.11831), ablation table; ImageNet-256 B/2, 1-NFE FID 6.01 against 6.09.
 */
@Recipe
@PlugInVelocity(probability = 1.0)
public interface AblationA1 extends LatentMeanFlow {}
