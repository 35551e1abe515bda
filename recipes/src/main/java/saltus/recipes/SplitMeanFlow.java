package saltus.recipes;

import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.NETWORK;

import saltus.FlowPath;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.RandomInner;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TwoStep;
import saltus.UniformTimes;

/**
 * SplitMeanFlow: the average over an interval is that of the averages over its two parts, split anywhere; rows with r
 * = t learn from data.
 *
 * <p>Source: Guo et al. (arXiv 2507.16884), algorithm 1: both steps along the network, s uniform between r and t.
 * Known to need rows with r = t, or a teacher, to start from.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK))
@RandomInner
@UniformTimes(coincide = 0.5)
@SquaredL2
@LabelDropout(0.1)
public interface SplitMeanFlow {}
