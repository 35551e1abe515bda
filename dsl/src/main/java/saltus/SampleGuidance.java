package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples with a class are guided while they are made: in steps that start at from &lt;= t &lt;= until the network's output is replaced
 * by u(null) + omega (u(y) - u(null)), at twice the cost; other steps ask for u(y) alone. <code>sample --guidance</code> and
 * <code>--guided</code> ask for others.
 *
 * <p>Optional; without it samples are not guided unless somebody asks for it. Needs {@link LabelDropout}, and a model that was
 * not guided in training. Source: classifier-free guidance (arXiv 2207.12598); limited to an interval (arXiv 2404.07724).
 */
@Documented
@Component(Category.SAMPLE_GUIDANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SampleGuidance {
    /** Scale of guidance, at least 1, which is none. */
    @Within(
            atLeast = 1,
            feltUntil = 1e3,
            why = "samples are led away from what has no class, up to 1 they are not guided",
            unfelt = "samples leave all numbers that a network has seen")
    double omega();

    /** Smallest guided time, 0 &lt;= from &lt;= until. */
    double from() default 0;

    /** Largest guided time, until &lt;= 1. */
    double until() default 1;
}
