package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guidance by target mixing: where the label is kept and from &lt;= t &lt;= until, the velocity v of the target becomes
 * omega v + kappa u(z, t, t, y) + (1 - omega - kappa) u(z, t, t, null), in the leading term and in the tangent.
 *
 * <p>The model that is trained has the guidance scale omega / (1 - kappa) and is sampled without guidance. Needs
 * {@link LabelDropout} and rows with r = t, else the two values of the network that it reads are never trained. Optional;
 * {@link NoGuidance} is the default. Source: MeanFlow (arXiv 2505.13447), section 4.2 and appendix.
 */
@Documented
@Component(Category.GUIDANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Guidance {
    /** Weight of the sample's own velocity; at 0 no data reach the target, below 0 training leads away from them. */
    @Within(
            feltFrom = 1e-3,
            feltUntil = 1e3,
            id = "GuidanceOmega",
            why = "it weighs the sample's own velocity",
            unfelt =
                    "in single precision no data, or nothing but data, reach the target of guided rows; below 0 it leads away from data")
    double omega();

    /** Weight of the network's conditional velocity; less than 1. */
    @Within(
            below = 1,
            feltUntil = 0.999,
            id = "GuidanceKappa",
            why = "the effective scale is omega / (1 - kappa)",
            unfelt = "the effective scale omega / (1 - kappa) drowns in rounding")
    double kappa();

    /** Smallest guided time, 0 &lt;= from &lt;= until. */
    double from() default 0;

    /** Largest guided time, until &lt;= 1. */
    double until() default 1;
}
