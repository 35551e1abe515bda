package saltus.recipes;

import static saltus.InnerTime.AT_START;
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
 * Eulerian self-distillation of a flow map: rows with r = t learn the velocity from data, shortcuts follow the
 * network's own velocity.
 *
 * <p>Source: Boffi et al. (arXiv 2505.18825). Known to need stabilisers from scratch; its Lagrangian sibling, which
 * differentiates in r, is not in the framework's slots.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK))
@InnerTime(AT_START)
@UniformTimes(coincide = 0.5)
@SquaredL2
@LabelDropout(0.1)
public interface EulerianSelfDistillation {}
