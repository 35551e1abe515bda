package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two times of density {@code power} t^({@code power} - 1), the law Beta({@code power}, 1): the larger is t, the smaller r;
 * then r = t with probability {@code coincide}. Powers above 1 draw more noise, below 1 more data; at 1 they are {@link
 * UniformTimes}.
 *
 * <p>Source: UCGM (arXiv 2505.07447), which trains with Beta(0.8, 1).
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PowerTimes {
    /** Power of the law's distribution P(time &lt; x) = x^power, in [0.2, 20]. */
    @Within(atLeast = 0.2, atMost = 20, why = "beyond, times gather at one end, where they cannot be told apart")
    double power() default 0.8;

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
