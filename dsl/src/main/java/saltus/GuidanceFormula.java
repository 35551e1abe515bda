package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guidance by target mixing, as {@link Guidance} does it, with a weight of the sample's own velocity that is a formula of the
 * recipe, a static method of the start t, or of t and {@link Progress}:
 *
 * <pre>{@code
 * static double omega(double t) { return 1 + t * (1 - t); }
 * }</pre>
 *
 * <p>Where the label is kept the velocity v of the target becomes omega(t) v + kappa u(z, t, t, y) + (1 - omega(t) - kappa) u(z, t,
 * t, null): the guidance scale at t is omega(t) / (1 - kappa). The compiler proves that omega is finite, and greater than 0, at
 * all t in [0, 1]. Needs {@link LabelDropout} and rows with r = t. Source: SoFlow (arXiv 2512.15657), where guidance fades
 * towards noise.
 */
@Documented
@Component(Category.GUIDANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GuidanceFormula {
    /** Weight of the network's conditional velocity; less than 1. */
    @Within(
            below = 1,
            feltUntil = 0.999,
            id = "GuidanceKappa",
            why = "the effective scale is omega(t) / (1 - kappa)",
            unfelt = "the effective scale omega(t) / (1 - kappa) drowns in rounding")
    double kappa() default 0;
}
