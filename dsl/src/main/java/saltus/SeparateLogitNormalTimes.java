package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * t and r from laws of their own: t = sigmoid(startMean + startDeviation n), r likewise from endMean and endDeviation;
 * r = t with probability {@code coincide}, and r = min(r, t) for the others, or the larger of the two is t.
 *
 * <p>Unlike with {@link LogitNormalTimes} the rows with r = t follow the law of t itself, not that of a maximum.
 * Source: MeanFlow's later CIFAR-10 setting (framework, section 4): t (-0.6, 1.6), r (-4, 1.6), coincide 0.25.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SeparateLogitNormalTimes {
    /** Mean of the logit of t; any finite number. */
    @Within(id = "LogitNormalMean", why = "it belongs to the normal law of a logit")
    double startMean();

    /** Deviation of the logit of t; greater than 0. */
    @Within(
            above = 0,
            feltFrom = 1e-3,
            id = "LogitNormalDeviation",
            why = "it belongs to the normal law of a logit",
            unfelt = "it is the same time on all rows but for rounding")
    double startDeviation();

    /** Mean of the logit of r; any finite number. */
    @Within(id = "LogitNormalMean", why = "it belongs to the normal law of a logit")
    double endMean();

    /** Deviation of the logit of r; greater than 0. */
    @Within(
            above = 0,
            feltFrom = 1e-3,
            id = "LogitNormalDeviation",
            why = "it belongs to the normal law of a logit",
            unfelt = "it is the same time on all rows but for rounding")
    double endDeviation();

    /** Probability of r = t, in [0, 1): such rows learn the velocity itself. */
    @Within(
            atLeast = 0,
            below = 1,
            feltUntil = 0.999,
            id = "CoincideIsProbability",
            why = "at 1 no row is left that learns a shortcut, below 0 it is no probability",
            unfelt = "almost no row learns a shortcut")
    double coincide();

    /**
     * True if the larger of the two times is t and the smaller r, so that every pair that does not coincide is a shortcut.
     * Source: Decoupled MeanFlow (arXiv 2510.24474).
     */
    boolean sorted() default false;
}
