package saltus.recipes;

import static saltus.InnerTime.AT_END;
import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.NETWORK;

import saltus.FlowPath;
import saltus.InnerTime;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TwoStep;
import saltus.UniformTimes;

/**
 * Lagrangian self-distillation of a flow map: rows with r = t learn the velocity from data; elsewhere the way moves with its
 * end as the network's own velocity says there, |dX_{t,r}/dr - u(X_{t,r}, r, r)|^2.
 *
 * <p>Source: Boffi et al. (arXiv 2505.18825): of the three forms of self-distillation the one that they recommend. Times are
 * uniform; the share of rows with r = t is ours, as in {@link EulerianSelfDistillation}.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK))
@InnerTime(AT_END)
@UniformTimes(coincide = 0.5)
@SquaredL2
@LabelDropout(0.1)
public interface LagrangianSelfDistillation {}
