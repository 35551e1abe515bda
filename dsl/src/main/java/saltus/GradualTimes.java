package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Shortcuts that end at data first, and anywhere later: r = 0 with a probability that falls over training; then, as the
 * law of times says, r = t on a share of the rows.
 *
 * <p>The probability after k steps is (2 / pi) arccos(min(1, k / steps)), from 1 down to 0, unless the recipe has a law of
 * its own, a static method of min(1, k / steps):
 *
 * <pre>{@code
 * static double gradual(double progress) { return 1 - progress; }
 * }</pre>
 *
 * <p>The compiler proves that it stays within [0, 1] and never rises. Needs {@link LogitNormalTimes} or
 * {@link UniformTimes}. Source: ESC (arXiv 2512.11831), gradual time sampler; 20,000 steps there.
 */
@Documented
@Component(Category.END)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GradualTimes {
    /** K, training steps until the last change; at least 1. */
    @Within(
            atLeast = 1,
            id = "CurriculumLength",
            why = "progress is min(1, k / steps) after k training steps; leave the component out for no curriculum")
    int steps() default 20_000;
}
