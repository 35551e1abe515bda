package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.InnerSchedule;
import saltus.LogitNormalFlowRows;
import saltus.Recipe;
import saltus.SeparateLogitNormalTimes;

/**
 * SoFlow with the constants published for image latents: three quarters of the rows learn the velocity, at times of their own, and
 * guidance decays towards noise.
 *
 * <p>Source: Luo et al. (arXiv 2512.15657) and their code: times of the velocity (-0.2, 1), starts of shortcuts (0.2, 0.8), ends
 * (-1, 0.8) and below their start, the first step 0.1 * 0.02^progress of the way over 1,200,000 steps of batch 256, power 1 and floor
 * 0.01 beside the mean of squares: 40.96 beside their sum over latents of 4x32x32. ImageNet-256 XL/2: 1-NFE FID 2.96, in two
 * steps 2.66. It departs in two small ways: where the drawn end is not below the start the row has r = t, where theirs is a
 * shortcut of length 1e-4, and the floor of a shortcut's weight does not fall with the square of the first step's share.
 */
@Recipe
@SeparateLogitNormalTimes(startMean = 0.2, startDeviation = 0.8, endMean = -1, endDeviation = 0.8, coincide = 0.75)
@LogitNormalFlowRows(mean = -0.2, deviation = 1)
@InnerSchedule(steps = 1_200_000, weighs = true)
@AdaptiveWeight(power = 1, floor = 40.96)
public interface LatentSoFlow extends GuidedSoFlow {}
