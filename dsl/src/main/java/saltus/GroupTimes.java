package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One pair of times for each group of {@code size} rows: t ~ U(0, until), r ~ U(0, t).
 *
 * <p>For {@link GroupedKernel}, which compares a group's predictions with its targets as two samples of one law. The
 * batch must be a multiple of {@code size}. Source: inductive moment matching (arXiv 2503.07565), section 4; M = 4.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GroupTimes {
    /** M, rows of a group; at least 2. */
    @Within(atLeast = 2, id = "GroupSize", why = "a law is not told by a single sample")
    int size() default 4;

    /** The largest t, in (0, 1): short of 1 weights of the signal-to-noise ratio stay finite. */
    @Within(
            above = 0,
            below = 1,
            feltFrom = 1e-3,
            feltUntil = 0.9999,
            id = "GroupSize",
            why = "at t = 1 weights of the signal-to-noise ratio are not finite, at 0 there is no time to draw")
    double until() default 0.994;
}
