package saltus.recipes;

import static java.lang.Math.exp;
import static java.lang.Math.max;
import static java.lang.Math.min;

import saltus.Guidance;
import saltus.LogitNormalFlowRows;
import saltus.LogitNormalTimes;
import saltus.Recipe;

/**
 * alpha-Flow XL/2 on image latents: half of the rows learn the velocity, and the first step's share falls in the middle of training.
 *
 * <p>Source: Zhang et al. (arXiv 2510.20771) and their code: 1,200,000 steps of batch 256; the share is 1 until step 600,000, 1 -
 * sigmoid(25 (x - 1/2)) of the way x from there to step 1,000,000, and small from then on; omega 0.2 and kappa 0.92 below t =
 * 0.75. The rows with r = t follow the law of one draw, not that of the larger of two. ImageNet-256: 1-NFE FID 2.58, in two
 * steps 2.15. Theirs is MeanFlow's derivative in the end, a second training here (see {@link AlphaFlow}). What is not said here: their
 * truncated beta laws, whose quantile functions are no formulas.
 */
@Recipe
@LogitNormalTimes(mean = -0.4, deviation = 1.0, coincide = 0.5)
@LogitNormalFlowRows(mean = -0.4, deviation = 1.0)
@Guidance(omega = 0.2, kappa = 0.92, from = 0.0, until = 0.75)
public interface AlphaFlowXL2 extends LatentAlphaFlow {
    static double fraction(double progress) {
        double way = min(1, max(0, 3 * progress - 1.5));
        return way > 0 ? max(0.005, 1 - 1 / (1 + exp(-25 * (way - 0.5)))) : 1;
    }
}
