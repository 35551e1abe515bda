package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.InnerSchedule;
import saltus.LogitNormalTimes;
import saltus.Recipe;

/**
 * alpha-Flow with the weight and the times published for image latents.
 *
 * <p>Source: Zhang et al. (arXiv 2510.20771): weight a / (e + floor), times as MeanFlow's. The length of the
 * curriculum is that of a run of 240 epochs of batch 256 on ImageNet; give it the length of your own.
 */
@Recipe
@LogitNormalTimes(mean = -0.4, deviation = 1.0, coincide = 0.75)
@AdaptiveWeight(power = 1, floor = 1e-3)
@InnerSchedule(steps = 1_200_000, weighs = true)
public interface LatentAlphaFlow extends AlphaFlow {}
