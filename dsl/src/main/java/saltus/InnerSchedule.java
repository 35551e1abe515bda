package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner time of a {@link TwoStep} target is a fraction of the way that changes over training: s = t - a (t - r)
 * with a static method of the recipe of min(1, k / steps) for a,
 *
 * <pre>{@code
 * static double fraction(double progress) { return max(0.005, 1 - progress); }
 * }</pre>
 *
 * <p>The compiler proves 0 < a <= 1 and that it never rises. At a = 1 the shortcut is the first step alone (flow
 * matching towards r), at 1/2 two half steps, and as a -> 0 the target nears that of the continuous limit, whose
 * residual it then has times a. Source: alpha-Flow (arXiv 2510.20771), SoFlow (arXiv 2512.15657).
 */
@Documented
@Component(Category.INNER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface InnerSchedule {
    /** K, training steps until the last change; at least 1. */
    @Within(
            atLeast = 1,
            id = "CurriculumLength",
            why = "progress is min(1, k / steps) after k training steps; leave the component out for no curriculum")
    int steps();

    /**
     * True for a weight that keeps the gradient of shortcuts as large as that of the continuous limit while a falls: 1 / a
     * under a squared error, and a^(2 power - 1) under {@link AdaptiveWeight}, since the residual is a times that of the
     * limit. It is alpha-Flow's weight, a / (e + floor) with power 1.
     */
    boolean weighs() default false;
}
