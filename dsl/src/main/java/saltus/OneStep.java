package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The one-step prediction that is trained and sampled with: from z at time t to time r.
 *
 * <p>Required. Source: framework, Eq. 5 (the left argument of the distance).
 */
@Documented
@Component(Category.PREDICTION)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface OneStep {
    /** How the network's output is turned into a step. */
    Solver value();
}
