package saltus.recipes;

import static saltus.InnerTime.AT_START;
import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.DDIM;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.CONDITIONAL;
import static saltus.StepVelocity.NETWORK;

import saltus.AdaptiveWeight;
import saltus.FlowPath;
import saltus.Guidance;
import saltus.LabelDropout;
import saltus.LogitNormalTimes;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TwoStep;

/**
 * MeanFlow: the average velocity from its own derivative, u = v - (t - r) du/dt.
 *
 * <p>Source: Geng et al. (arXiv 2505.13447): logit-normal times (-0.4, 1), r = t on 75 % of the rows, adaptive weight of
 * power 1, guidance by target mixing. On data without classes guidance rests.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(
        first = @Step(solver = DDIM, velocity = CONDITIONAL),
        second = @Step(solver = EULER, velocity = NETWORK),
        inner = AT_START)
@LogitNormalTimes(mean = -0.4, deviation = 1.0, coincide = 0.75)
@SquaredL2
@AdaptiveWeight(power = 1, floor = 1e-3)
@Guidance(omega = 1.0, kappa = 0.5)
@LabelDropout(0.1)
public interface MeanFlow {}
