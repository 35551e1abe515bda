package saltus.recipes;

import saltus.GuidanceFormula;
import saltus.Recipe;

/**
 * SoFlow with its guidance: three quarters of the network's own velocity, and a quarter of the data's, led away from the
 * unconditional one. The scale is 3 and falls to 1 between t = 0.8 and noise, where guidance would ask for what no label can
 * tell.
 *
 * <p>Source: SoFlow (arXiv 2512.15657): v = 0.25 (v + 2 c(t) (v - v_null)) + 0.75 u with c = 1 - exp(-0.025 d / (1 - d)), d = (1 - t)
 * / 0.2 above 0.8, and 1 below.
 */
@Recipe
@GuidanceFormula(kappa = 0.75)
public interface GuidedSoFlow extends SoFlow {
    static double omega(double t) {
        double d = (1 - t) / 0.2;
        double c = t > 0.8 ? 1 - Math.exp(-0.025 * d / (1 - d)) : 1;
        return 0.25 * (1 + 2 * c);
    }
}
