package saltus.recipes;

import saltus.GradualTimes;
import saltus.PlugInVelocity;
import saltus.Recipe;
import saltus.VariationalWeight;

/**
 * ESC B/2 with its published constants for image latents.
 *
 * <p>Source: framework (arXiv 2512.11831): batch 512, 600,000 iterations, plug-in probability 0.5, K_fix0 20,000,
 * logit-normal(-0.4, 1), guidance omega 1 and kappa 0.5, no warm-up when published. ImageNet-256: 1-NFE FID 5.77,
 * against 6.09 for MeanFlow. Adaptive weights of power 1 leave the learned weight next to nothing to do. The released
 * code applies every learned weight to all losses of the batch ({@code @VariationalWeight(over = BATCH)}); which form
 * the published numbers come from is not known.
 */
@Recipe
@SuppressWarnings("saltus:VariationalWeightIsVoid") // published with both
@PlugInVelocity(probability = 0.5)
@GradualTimes(steps = 20_000)
@VariationalWeight
public interface ExplicitShortcutB2 extends LatentMeanFlow {}
