package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The derivative enters a continuous target by and by: u_tgt = v - rho (t - r) du/dt with rho = min(1, k / steps) after k
 * training steps, unless the recipe has a law of its own, a static method of min(1, k / steps):
 *
 * <pre>{@code
 * static double warmUp(double progress) { return progress * progress; }
 * }</pre>
 *
 * <p>The compiler proves that it stays within [0, 1], never falls and ends at 1. Optional; {@link NoTangentWarmUp} is the
 * default. Source: sCM (arXiv 2410.11081), section 4; 10,000 steps there.
 */
@Documented
@Component(Category.WARM_UP)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentWarmUp {
    /** H, training steps until the derivative counts in full; at least 1. */
    @Within(
            atLeast = 1,
            id = "CurriculumLength",
            why = "progress is min(1, k / steps) after k training steps; leave the component out for no curriculum")
    int steps() default 10_000;
}
