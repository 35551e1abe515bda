package saltus.recipes;

import saltus.NoGuidance;
import saltus.Recipe;

/**
 * MeanFlow's constants for image latents without guidance.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447), table 1; ImageNet-256 B/2 without guidance: 1-NFE FID 33.05 in the
 * framework's comparison.
 */
@Recipe
@NoGuidance
public interface UnguidedMeanFlow extends LatentMeanFlow {}
