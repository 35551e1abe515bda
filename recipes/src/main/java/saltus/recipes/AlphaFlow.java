package saltus.recipes;

import static java.lang.Math.exp;
import static java.lang.Math.max;
import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.DDIM;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.CONDITIONAL;
import static saltus.StepVelocity.NETWORK;

import saltus.FlowPath;
import saltus.InnerSchedule;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TargetClamp;
import saltus.TwoStep;
import saltus.UniformTimes;

/**
 * alpha-Flow: the first step takes a share of the shortcut that shrinks over training, from flow matching (1) over two
 * half steps to the neighbourhood of MeanFlow.
 *
 * <p>Source: Zhang et al. (arXiv 2510.20771): the share is 1 - sigmoid(25 (progress - 1/2)), shortcuts are weighted so
 * that their gradient does not shrink with it, targets are clamped to 4. The paper switches to MeanFlow's derivative
 * where the share falls below 0.005. That is a second training here, of a recipe with {@code @InnerTime(AT_START)}, which goes on
 * with all that this one remembers ({@code --from RUN --continue}). Without it the share a stays at 0.005, and training rests
 * off the flow map u by a (t-r)/2 [(I - (t-r) du/dx) Dv/Dt + (t-r) tr(Cov(v | x) d2u/dx2)] and terms of a^2, Dv/Dt being the
 * change of the velocity along the flow (framework, I8). ImageNet-256 XL/2: 1-NFE FID 2.58, in two steps 2.15. The curriculum is set for runs of some
 * thousand steps, times and metric for data of any dimension; {@link LatentAlphaFlow} has the published weight and
 * times, {@link AlphaFlowXL2} all of it.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL), second = @Step(solver = EULER, velocity = NETWORK))
@InnerSchedule(steps = 2000, weighs = true)
@UniformTimes(coincide = 0.5)
@SquaredL2
@TargetClamp(4)
@LabelDropout(0.1)
public interface AlphaFlow {
    static double fraction(double progress) {
        return max(0.005, 1 - 1 / (1 + exp(-25 * (progress - 0.5))));
    }
}
