package saltus.recipes;

import static saltus.Reduction.MEAN;

import saltus.DirectionTerm;
import saltus.FiniteDifference;
import saltus.LogitNormalTimes;
import saltus.NoGuidance;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.TimeWeight;

/**
 * Transition models: MeanFlow's target by differences, under a squared error and a cosine.
 *
 * <p>Source: Wang et al. (arXiv 2509.04394) and their code: times (-0.4, 1), r = t on half of the rows, the derivative as a difference over 0.005 to both sides, weight (tan t - tan r + 1)^-0.5, which is 1 where r = t. ImageNet-256: FID 6.14 in two
 * steps. A term of theirs that aligns features with those of a frozen network (REPA) is left out, since networks here give
 * no features, and so is their share of rows that end at data. {@link LatentTransitionModel} has the published weight.
 */
@Recipe
@LogitNormalTimes(mean = -0.4, deviation = 1, coincide = 0.5)
@FiniteDifference(step = 0.005, central = true)
@SquaredL2(MEAN)
@DirectionTerm(weight = 1)
@TimeWeight
@NoGuidance
public interface TransitionModel extends MeanFlow {
    static double weight(double r, double s, double t) {
        return 1 / Math.sqrt(Math.tan(t) - Math.tan(r) + 1);
    }
}
