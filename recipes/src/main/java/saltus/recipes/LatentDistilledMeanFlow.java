package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.FiniteDifference;
import saltus.FormulaTimes;
import saltus.Recipe;

/**
 * MeanFlow on representation autoencoders, its objective: the teacher leads, the derivative is a central difference over 0.005, and r
 * = t on 3/4 of the rows. Both times are uniform numbers moved towards noise, t = s u / (1 + (s - 1) u) with s = sqrt(196608 / 4096),
 * the larger being t.
 *
 * <p>Source: arXiv 2511.13019 and its code: ImageNet-256 in latents of 768x16x16, 1-NFE FID 2.03, after a stage that learns a
 * teacher's trajectories (`--from` begins with its weights), adaptive weight e^2 / (sg e^2 + 1e-3) of the sum of squares e, label
 * dropout 0.1.
 */
@Recipe
@FormulaTimes(coincide = 0.75)
@FiniteDifference(step = 0.005, central = true)
@AdaptiveWeight(power = 1, floor = 1e-3, squared = true)
public interface LatentDistilledMeanFlow extends DistilledMeanFlow {
    static double start(double u) {
        return 6.928203230275509 * Math.sqrt(u) / (1 + 5.928203230275509 * Math.sqrt(u));
    }

    static double end(double u, double t) {
        return 6.928203230275509 * u * t / (6.928203230275509 - 5.928203230275509 * t + 5.928203230275509 * u * t);
    }
}
