package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.DirectionTerm;
import saltus.Recipe;
import saltus.SquaredL2;

/**
 * Transition models with the weight published for image latents: e / (e + 1e-5) of the mean square and the cosine together.
 *
 * <p>Source: Wang et al. (arXiv 2509.04394) and their code. Over latents of 4x32x32, 4096 numbers, the sum of squares here is 4096
 * times their mean, and so are the cosine's weight and the floor.
 */
@Recipe
@SquaredL2
@DirectionTerm(weight = 4096)
@AdaptiveWeight(power = 1, floor = 0.04096)
public interface LatentTransitionModel extends TransitionModel {}
