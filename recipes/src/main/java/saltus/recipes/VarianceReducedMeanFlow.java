package saltus.recipes;

import static saltus.StepVelocity.NETWORK;

import saltus.Recipe;
import saltus.TangentVelocity;

/**
 * MeanFlow with a derivative along a mean of two velocities, 0.94 of the network's own and 0.06 of the data's: the share at
 * which the target varies least in the mean square; by Frechet distance the data's velocity alone does better.
 *
 * <p>Source: arXiv 2605.09235 (share beta of about 0.94).
 */
@Recipe
@TangentVelocity(value = NETWORK, share = 0.94)
public interface VarianceReducedMeanFlow extends MeanFlow {}
