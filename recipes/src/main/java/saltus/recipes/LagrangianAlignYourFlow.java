package saltus.recipes;

import static saltus.Solver.DDIM;
import static saltus.Solver.EULER;
import static saltus.StepVelocity.NETWORK;
import static saltus.StepVelocity.TEACHER;

import saltus.Recipe;
import saltus.Step;
import saltus.TeacherVelocity;
import saltus.TwoStep;

/**
 * Align Your Flow, Lagrangian: the student's way moves with its end as a teacher says there, |dX_{t,r}/dr - sg v(X_{t,r}, r)|^2, with
 * gradient through the derivative; rows with r = t learn the teacher's velocity.
 *
 * <p>Source: Sabour et al. (arXiv 2506.14603), AYF-LMD; Lagrangian map distillation of Boffi et al. (arXiv 2406.07507). Times are
 * ours, as in {@link LagrangianSelfDistillation}.
 */
@Recipe
@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = DDIM, velocity = TEACHER))
@TeacherVelocity
public interface LagrangianAlignYourFlow extends LagrangianSelfDistillation {}
