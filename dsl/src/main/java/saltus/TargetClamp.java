package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds discrete targets and the point between the two steps to [-limit, limit]. Not for continuous targets, whose
 * derivative it would cut.
 *
 * <p>Optional. Source: shortcut diffusion (arXiv 2410.12557), reference implementation, limit 4.
 */
@Documented
@Component(Category.CLAMP)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TargetClamp {
    /** Greater than 0, in units of the data. */
    @Within(
            above = 0,
            feltFrom = 1e-6,
            feltUntil = 1e7,
            id = "ClampLimit",
            why = "targets are kept within [-limit, limit]",
            unfelt = "beside it targets are all zero, or none is ever clamped")
    double value() default 4;
}
