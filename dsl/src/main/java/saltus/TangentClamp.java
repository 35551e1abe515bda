package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The change that a target asks for, g = F_tgt - F, is cut to [-limit, limit], entry by entry, on every shortcut;
 * after warm-up, and before {@link TangentScale} or {@link TangentScaleFormula} multiplies it. Its gradient is that of
 * Huber's loss. The change of a discrete target is taken over the
 * share of the way that its first step makes, g = (F_tgt - F) (t - r) / (t - s): the same as s -> t.
 *
 * <p>Optional; {@link NoTangentNormalisation} is the default. It bounds the gradient, and it moves the optimum: training
 * rests where the cut changes cancel, which is the mean target where targets do not vary, or vary alike to both sides.
 * Source: UCGM (arXiv 2505.07447) and FACM (arXiv 2507.03738), limit 1 in both; RCGM, limit 1
 * on the change of a discrete target.
 */
@Documented
@Component(Category.NORMALISATION)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentClamp {
    /** c, greater than 0, in units of the network's output. */
    @Within(
            above = 0,
            feltFrom = 1e-6,
            feltUntil = 1e7,
            why = "changes are kept within [-limit, limit]",
            unfelt = "beside it changes are all zero, or none is ever cut")
    double limit() default 1;
}
