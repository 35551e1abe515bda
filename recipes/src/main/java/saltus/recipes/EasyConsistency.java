package saltus.recipes;

import saltus.EndAtData;
import saltus.FormulaTimes;
import saltus.InnerFormula;
import saltus.Progress;
import saltus.PseudoHuber;
import saltus.Recipe;
import saltus.TimeWeight;

/**
 * Easy consistency tuning (ECT): consistency training whose inner time comes nearer to t over training, s = t (1 - n(t) /
 * 2^(stage + 1)) with n(t) = 1 + 8 / (1 + e^sigma), and not below data.
 *
 * <p>Source: ECT (arXiv 2406.14548): q = 2, k = 8, b = 1, ln sigma ~ N(-1.1, 2^2), loss (sqrt(E + c^2) - c) / (sigma_t -
 * sigma_s); its stage grows by one every 250,000 images, here eight times until {@link Progress} has ended. It starts from a
 * trained EDM (--from), here from anything. The normal law's quantiles are Shore's approximation, right to 0.02; noise below
 * sigma = 0.002 is not drawn, and c = 0.00054 sqrt(d) is iCT's.
 */
@Recipe
@FormulaTimes(coincide = 0)
@EndAtData
@InnerFormula
@Progress(steps = 16_000)
@PseudoHuber(scale = 0.00054)
@TimeWeight
public interface EasyConsistency extends ConsistencyEdm {
    /** The noise level in units of the largest, 80. */
    static double start(double u) {
        return u < 0.5 ? level(-beyond(u)) : level(beyond(1 - u));
    }

    /** How far from its middle the normal law has a share p of at most 1/2 left beyond, in deviations. */
    static double beyond(double p) {
        return 5.5556 * (1 - Math.pow(Math.max(p, 1e-7) / (1 - p), 0.1186));
    }

    /** The level of a number of deviations. */
    static double level(double deviations) {
        return Math.min(1, Math.max(0.002, Math.exp(-1.1 + 2 * deviations)) / 80);
    }

    /** Nearer to t by half with each of eight stages. */
    static double inner(double r, double t, double progress) {
        return Math.max(r, t * (1 - nearness(t) * shorter(progress)));
    }

    /** n(t). */
    static double nearness(double t) {
        return 1 + 8 / (1 + Math.exp(80 * t));
    }

    /** 2^-(stage + 1) of stages 0 to 7. */
    static double shorter(double progress) {
        double late =
                progress < 0.75 ? (progress < 0.625 ? 1.0 / 32 : 1.0 / 64) : (progress < 0.875 ? 1.0 / 128 : 1.0 / 256);
        double early =
                progress < 0.25 ? (progress < 0.125 ? 1.0 / 2 : 1.0 / 4) : (progress < 0.375 ? 1.0 / 8 : 1.0 / 16);
        return progress < 0.5 ? early : late;
    }

    /** 1 / (sigma_t - sigma_s), s being written out: so it is seen that t - s is not 0. */
    static double weight(double r, double s, double t, double progress) {
        return 1 / (80 * Math.min(t - r, t * nearness(t) * shorter(progress)));
    }
}
