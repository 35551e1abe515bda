package saltus.recipes;

import static saltus.InnerTime.AT_END;
import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.DDIM;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.NETWORK;
import static saltus.StepVelocity.TEACHER;

import saltus.FlowPath;
import saltus.FormulaTimes;
import saltus.InnerTime;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;
import saltus.Step;
import saltus.TwoStep;

/**
 * FreeFlow's prediction: ways start at noise alone, t = 1, and move with their end as a teacher says there. Data are read for their
 * shape and their classes; their values meet the factor alpha(1) = 0.
 *
 * <p>Source: Tong et al. (arXiv 2511.19428), the first of its two objectives; the second corrects the student by the velocity of what
 * it generates, which takes a second network that is trained. Ends are uniform here.
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = DDIM, velocity = TEACHER))
@InnerTime(AT_END)
@FormulaTimes(coincide = 0)
@SquaredL2
@LabelDropout(0.1)
public interface FreeFlow {
    static double start(double u) {
        return 1;
    }

    static double end(double u, double t) {
        return u * t;
    }
}
