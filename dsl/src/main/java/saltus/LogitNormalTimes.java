package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two times from sigmoid(mean + deviation n), n ~ N(0, 1): the larger is t, the smaller r; then r = t with probability
 * {@code coincide}.
 *
 * <p>Since r is moved and t is kept, the rows with r = t follow the law of the maximum, too. Source: MeanFlow (arXiv
 * 2505.13447), section 4; MeanFlow uses mean -0.4, deviation 1, coincide 0.75.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LogitNormalTimes {
    /** Mean of the logit; any finite number, negative favours data. */
    @Within(id = "LogitNormalMean", why = "it is the mean of a logit")
    double mean();

    /** Deviation of the logit; greater than 0. */
    @Within(
            above = 0,
            feltFrom = 1e-3,
            id = "LogitNormalDeviation",
            why = "without spread r and t would always be the same",
            unfelt = "r and t are the same on all rows but for rounding")
    double deviation();

    /** Probability of r = t, in [0, 1): such rows learn the velocity itself. */
    @Within(
            atLeast = 0,
            below = 1,
            feltUntil = 0.999,
            id = "CoincideIsProbability",
            why = "at 1 no row is left that learns a shortcut, below 0 it is no probability",
            unfelt = "almost no row learns a shortcut")
    double coincide();
}
