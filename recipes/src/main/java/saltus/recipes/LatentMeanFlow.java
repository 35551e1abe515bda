package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.LogitNormalTimes;
import saltus.Recipe;

/**
 * MeanFlow with the constants published for image latents: logit-normal times, r = t on 75 % of the rows, adaptive weight.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447), SiT-B/2: times (-0.4, 1), power 1, guidance omega 1 and kappa 0.5 (effective
 * scale 2). Both changes lean on high dimension: in the plane the adaptive weight favours modes, and one row in ten
 * thousand has t above 0.97, so that one-step sampling extrapolates.
 */
@Recipe
@LogitNormalTimes(mean = -0.4, deviation = 1.0, coincide = 0.75)
@AdaptiveWeight(power = 1, floor = 1e-3)
public interface LatentMeanFlow extends MeanFlow {}
