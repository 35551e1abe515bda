package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.LogitNormalTimes;
import saltus.Recipe;

/**
 * Improved MeanFlow with the constants published for image latents: logit-normal times, r = t on half of the rows, adaptive weights.
 *
 * <p>Source: Geng et al. (arXiv 2512.02012) and their released code: times (-0.4, 1), power 1, floor 0.01, omega up to 8.
 * ImageNet-256 with {@code --network dit:B/2,condition=tokens}: 1-NFE FID 3.39 (B, 89M), 1.72 (XL, 610M), in two steps 1.54; while
 * it trains B is sampled at {@code --guidance 7.5 --guided 0.4,0.65}. Batches of 1024, rate 1e-4, 640 epochs.
 */
@Recipe
@LogitNormalTimes(mean = -0.4, deviation = 1.0, coincide = 0.5)
@AdaptiveWeight(power = 1, floor = 0.01)
public interface LatentImprovedMeanFlow extends GuidedImprovedMeanFlow {}
