package saltus.recipes;

import static saltus.InnerTime.AT_START;
import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.DDIM;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.CONDITIONAL;
import static saltus.StepVelocity.NETWORK;

import saltus.EndAtData;
import saltus.FiniteDifference;
import saltus.FlowPath;
import saltus.FormulaTimes;
import saltus.InnerTime;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TangentClamp;
import saltus.TangentScaleFormula;
import saltus.TwoStep;

/**
 * UCGM's consistency end, lambda = 1: all shortcuts lead to data, the change is cut to [-1, 1] and multiplied by
 * 4 sigma / sin(1.57 t), and its derivative is a central difference over 0.005.
 *
 * <p>Source: UCGM (arXiv 2505.07447): limit 1, step 0.005, t ~ Beta(0.8, 1), whose quantile function is u^1.25; its alpha / D is
 * -sigma on this path. The paper distils a teacher; here the first step follows the data. t is kept from 0.001 on, since the
 * factor is 0 / 0 at t = 0.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL), second = @Step(solver = EULER, velocity = NETWORK))
@InnerTime(AT_START)
@FormulaTimes(coincide = 0)
@EndAtData
@FiniteDifference(step = 0.005, central = true)
@TangentClamp(limit = 1)
@TangentScaleFormula
@SquaredL2
@LabelDropout(0.1)
public interface UnifiedConsistency {
    static double start(double u) {
        return Math.max(0.001, Math.pow(u, 1.25));
    }

    static double scale(double r, double t) {
        return 4 * t / Math.sin(1.57 * t);
    }
}
