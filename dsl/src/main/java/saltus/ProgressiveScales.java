package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The grid of {@link KarrasTimes} becomes finer over training: after k steps it has N(k) = ceil(sqrt(min(1, k / steps)
 * ((last + 1)^2 - first^2) + first^2) - 1) + 1 levels, and no fewer than two.
 *
 * <p>Optional; without it, or with {@link FixedScales}, the number of levels is that of {@link KarrasTimes}. Coarse
 * grids learn fast and are biased, fine ones the other way round. Levels are drawn uniformly. Source: consistency
 * models (arXiv 2303.01469), appendix C.
 */
@Documented
@Component(Category.SCALES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ProgressiveScales {
    /** s_0, levels at the start, two where it is 1; at least 1. */
    @Within(atLeast = 1, id = "GridLevels", why = "it is a number of intervals")
    int first() default 2;

    /** s_1, levels less one at the end; greater than {@code first}. */
    @Within(atLeast = 2, id = "GridLevels", why = "it is a number of intervals")
    int last() default 200;

    /** K, training steps until the last change; at least 1. */
    @Within(
            atLeast = 1,
            id = "CurriculumLength",
            why = "progress is min(1, k / steps) after k training steps; leave the component out for no curriculum")
    int steps() default 800_000;
}
