package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two times from U(0, 1): the larger is t, the smaller r; then r = t with probability {@code coincide}.
 *
 * <p>Source: MeanFlow (arXiv 2505.13447), table 1c.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface UniformTimes {
    /** Probability of r = t, in [0, 1). */
    @Within(
            atLeast = 0,
            below = 1,
            feltUntil = 0.999,
            id = "CoincideIsProbability",
            why = "at 1 no row is left that learns a shortcut, below 0 it is no probability",
            unfelt = "almost no row learns a shortcut")
    double coincide();
}
