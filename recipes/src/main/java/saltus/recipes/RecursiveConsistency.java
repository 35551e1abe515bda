package saltus.recipes;

import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.DDIM;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.CONDITIONAL;
import static saltus.StepVelocity.NETWORK;

import saltus.FlowPath;
import saltus.InnerFormula;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TangentClamp;
import saltus.TargetNetwork;
import saltus.TwoStep;
import saltus.UniformTimes;

/**
 * RCGM: a first step of 0.01 along the data, then hops along a moving average of the network to r, and a change that is cut to
 * [-1, 1]: F - clamp(100 [(t - r) F - sum (t_k - t_{k+1}) F_k] - v, +-1).
 *
 * <p>Source: RCGM (ICLR 2026): step 0.01, limit 1. Where fewer than 0.01 are left the first step ends at r. Two hops, the
 * average's decay and the law of times are ours.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(
        first = @Step(solver = DDIM, velocity = CONDITIONAL),
        second = @Step(solver = EULER, velocity = NETWORK),
        hops = 2)
@InnerFormula
@UniformTimes(coincide = 0.5)
@SquaredL2
@TangentClamp(limit = 1)
@TargetNetwork(decay = 0.99)
@LabelDropout(0.1)
public interface RecursiveConsistency {
    static double inner(double r, double t) {
        return Math.max(r, t - 0.01);
    }
}
