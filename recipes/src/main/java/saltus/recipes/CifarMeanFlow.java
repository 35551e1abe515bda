package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.LogitNormalTimes;
import saltus.NoGuidance;
import saltus.Recipe;

/**
 * MeanFlow's first setting for CIFAR-10: pixels, no guidance, weight of power 0.75.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447), appendix A: logit-normal(-2, 2), power 0.75, r other than t on 75 % of
 * the rows; 1-NFE FID 2.92.
 */
@Recipe
@LogitNormalTimes(mean = -2.0, deviation = 2.0, coincide = 0.25)
@AdaptiveWeight(power = 0.75, floor = 1e-3)
@NoGuidance
public interface CifarMeanFlow extends LatentMeanFlow {}
