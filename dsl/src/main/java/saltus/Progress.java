package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long {@code progress} takes from 0 to 1 in formulas of times that have it as their last parameter: it is min(1, k /
 * steps) after k training steps.
 *
 * <pre>{@code
 * @Progress(steps = 50_000)
 * @TimeWeight
 * interface Focused extends MeanFlow {
 *     static double weight(double r, double s, double t, double progress) { return 1 + progress * (t - r); }
 * }
 * }</pre>
 *
 * <p>{@link TimeWeight}, {@link InnerFormula}, {@link TangentScaleFormula}, {@link GuidanceFormula}, {@link GuidanceInput} and the
 * laws {@link FormulaTimes} and {@link FlowRowsFormula} take such formulas. What the compiler proves of them it proves for all
 * progress from 0 to 1, at every time that is drawn at any progress; a sample may ask for the steps that any progress trains. Curricula of their own length ({@link GradualTimes}, {@link InnerSchedule},
 * {@link TangentWarmUp}) do not read it. Source: arXiv 2511.19065 (a weight of t - r and progress).
 */
@Documented
@Component(Category.PROGRESS)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Progress {
    /** Training steps until progress is 1; at least 1. */
    @Within(
            atLeast = 1,
            id = "CurriculumLength",
            why = "progress is min(1, k / steps) after k training steps; leave the component out for no curriculum")
    int steps();
}
