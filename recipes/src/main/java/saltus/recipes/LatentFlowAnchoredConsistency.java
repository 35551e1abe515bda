package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.LogTangentTimes;
import saltus.RandomEnd;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.VelocityTerm;

/**
 * Flow-anchored consistency with the times and the weight published for image latents.
 *
 * <p>Source: Peng et al. (arXiv 2507.03738) and their code: t = (2 / pi) arctan(e^x), x normal with mean -0.8 and deviation 1.6; the
 * loss e / (e + 0.001)^0.5 of the mean e of squares. Here e is their sum over latents of 32x16x16, d = 8192 numbers, so that the
 * floor is 0.001 d, and the velocity term has the factor d^0.5 = 90.51 by which the loss is larger. Their teacher is guided with 1.75
 * above t = 0.125 in its own time; there is none here.
 */
@Recipe
@LogTangentTimes(mean = -0.8, deviation = 1.6, dataDeviation = 1)
@RandomEnd
@SquaredL2
@AdaptiveWeight(power = 0.5, floor = 8.192)
@VelocityTerm(weight = 90.51, direction = 90.51)
public interface LatentFlowAnchoredConsistency extends FlowAnchoredConsistency {}
