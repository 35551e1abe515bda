package saltus.recipes;

import static saltus.InnerTime.MIDPOINT;
import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.NETWORK;

import saltus.BootstrapGuidance;
import saltus.DyadicTimes;
import saltus.FlowPath;
import saltus.InnerTime;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TargetClamp;
import saltus.TwoStep;

/**
 * Shortcut diffusion (SCD): a step of size d is two steps of size d/2, down to single steps that learn from data.
 *
 * <p>Source: Frans et al. (arXiv 2410.12557): 128 steps, a quarter of the batch bootstrapped, guidance 1.5 at the
 * smallest step, label dropout 0.1, targets clamped to 4.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK))
@InnerTime(MIDPOINT)
@DyadicTimes(steps = 128, bootstrap = 0.25)
@SquaredL2
@BootstrapGuidance(omega = 1.5)
@LabelDropout(0.1)
@TargetClamp(4)
public interface ShortcutDiffusion {}
