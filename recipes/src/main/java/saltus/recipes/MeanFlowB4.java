package saltus.recipes;

import saltus.Guidance;
import saltus.Recipe;

/**
 * MeanFlow B/4 on image latents, the model of the paper's ablations: guidance scale 3 by data alone.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447), section 5.1 and table 4: omega 3, kappa 0.
 */
@Recipe
@Guidance(omega = 3.0, kappa = 0.0)
public interface MeanFlowB4 extends LatentMeanFlow {}
