package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guidance as an input of the network: a scale omega is drawn for every row, the network is told it, and it is chosen when
 * samples are made. Where the label is kept the velocity v of the target becomes v + (1 - 1/omega) (u(z, t, t, y, omega) - u(z, t,
 * t, null, 1)), whose fixed point is omega v + (1 - omega) v_null; rows whose label is dropped learn v, and are told omega = 1.
 *
 * <p>omega is drawn from [1, max] with a density proportional to omega^-power, or by a quantile function of the recipe, a static
 * method of a number u that is uniform in [0, 1], or of u and {@link Progress}:
 *
 * <pre>{@code
 * static double guidance(double u) { return 1 + 3 * u * u; }
 * }</pre>
 *
 * <p>The compiler proves that it never falls and stays within [1, max] at any progress. With a window every row is told two times as well, from
 * ~ U(0, 1/2) and until ~ U(1/2, 1), and its scale is 1 where t is not between them. Sampling takes one evaluation a step, {@code
 * --guidance W} and {@code --guided FROM,UNTIL} being told to the network. Needs {@link LabelDropout}, rows with r = t, and a network
 * that reads guidance. Data without classes are not guided, and the network is told nothing. Optional; {@link NoGuidance} is the
 * default. Source: improved MeanFlow (arXiv 2512.02012), section 4.2 and appendix.
 */
@Documented
@Component(Category.GUIDANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GuidanceInput {
    /** Largest scale, greater than 1; no unit. */
    @Within(
            above = 1,
            feltFrom = 1.001,
            feltUntil = 1e3,
            why = "scales are drawn from 1, which is no guidance, to this one",
            unfelt = "in single precision v and 1 - 1/omega do not tell such a scale from 1, or from infinity")
    double max();

    /** Power of the density omega^-power, at least 0; 0 is uniform. Not read where the recipe has its own guidance(u). */
    @Within(
            atLeast = 0,
            feltUntil = 100,
            why = "a density that grows with the scale trains hardly anything near no guidance",
            unfelt = "all scales that are drawn are 1")
    double power() default 1;

    /** True if the network is told a window of guided times, too. */
    boolean window() default false;
}
