package saltus.recipes;

import static java.lang.Math.PI;
import static java.lang.Math.tan;

import saltus.Preconditioning;
import saltus.Recipe;
import saltus.TimeWeight;

/**
 * Continuous-time consistency training in the units of TrigFlow, whose time runs to pi / 2: the network predicts dx/dt
 * in radians over sigma_d, and rows are weighted by 1 / (sigma_d tan t) before the learned weight.
 *
 * <p>Source: Lu and Song (arXiv 2410.11081), Eqs. 2 to 8; one port found the weight 1 of {@link
 * PublishedContinuousConsistencyCosine} steadier.
 */
@Recipe
@Preconditioning(dataDeviation = 0.5, output = 0.5 * PI / 2)
@TimeWeight
public interface ContinuousConsistencyTrigFlow extends PublishedContinuousConsistencyCosine {
    /** 1 / (sigma_d tan(pi t / 2)). */
    static double weight(double r, double s, double t) {
        return 1 / (0.5 * tan(PI / 2 * t));
    }
}
