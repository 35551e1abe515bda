package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * t and r from laws of their own: t = sigmoid(startMean + startDeviation n), r likewise from endMean and endDeviation;
 * r = t with probability {@code coincide}, and r = min(r, t) for the others.
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
    double startMean();

    /** Deviation of the logit of t; greater than 0. */
    double startDeviation();

    /** Mean of the logit of r; any finite number. */
    double endMean();

    /** Deviation of the logit of r; greater than 0. */
    double endDeviation();

    /** Probability of r = t, in [0, 1): such rows learn the velocity itself. */
    double coincide();
}
