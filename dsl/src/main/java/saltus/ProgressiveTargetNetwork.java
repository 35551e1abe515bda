package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The target is computed with a moving average of the student whose decay grows as the grid of {@link
 * ProgressiveScales} becomes finer: mu(k) = exp(first log(decay) / N(k)) with that grid's first and N(k).
 *
 * <p>An alternative to {@link TargetNetwork}. Source: consistency models (arXiv 2303.01469), appendix C (decay 0.95
 * for N = 2).
 */
@Documented
@Component(Category.TARGET_NETWORK)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ProgressiveTargetNetwork {
    /** mu_0, the decay at the start; in (0, 0.9999999). */
    @Within(
            above = 0,
            below = 0.9999999,
            feltUntil = 0.99999,
            id = "TargetDecay",
            why = "its logarithm is taken, and from there on single precision rounds it to 1",
            unfelt = "in single precision the target network hardly ever moves")
    double decay() default 0.95;
}
