package saltus.recipes;

import static saltus.InnerTime.AT_START;
import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.DDIM;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.CONDITIONAL;
import static saltus.StepVelocity.NETWORK;

import saltus.FlowPath;
import saltus.Guidance;
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
 * MeanFlow: the average velocity from its own derivative, u = v - (t - r) du/dt.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447), algorithm 1. This is the method in the form that is right for data of any
 * dimension: the plain squared error, whose minimiser is the average velocity (framework, R3), and uniform times, which
 * reach t = 1, where one-step sampling begins. {@link LatentMeanFlow} has the constants published for image latents. On
 * data without classes guidance rests.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL), second = @Step(solver = EULER, velocity = NETWORK))
@InnerTime(AT_START)
@UniformTimes(coincide = 0.5)
@SquaredL2
@Guidance(omega = 1.0, kappa = 0.5)
@LabelDropout(0.1)
public interface MeanFlow {}
