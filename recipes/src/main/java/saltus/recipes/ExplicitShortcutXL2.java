package saltus.recipes;

import saltus.Guidance;
import saltus.PlugInVelocity;
import saltus.Recipe;

/**
 * ESC XL/2 with its published constants for image latents.
 *
 * <p>Source: framework (arXiv 2512.11831): batch 256, 1.2 million iterations (ESC+ 2.4), plug-in probability 0.2,
 * guidance omega 0.2 and kappa 0.92 for t in [0, 0.75]. ImageNet-256: 1-NFE FID 2.85, ESC+ 2.53; two steps are worse
 * than one.
 */
@Recipe
@SuppressWarnings("saltus:VariationalWeightIsVoid") // published with both
@PlugInVelocity(probability = 0.2)
@Guidance(omega = 0.2, kappa = 0.92, from = 0.0, until = 0.75)
public interface ExplicitShortcutXL2 extends ExplicitShortcutB2 {}
