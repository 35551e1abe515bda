package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The target of a shortcut model: from t to the inner time s by the first step, from s to r by the second, under
 * stop-gradient.
 *
 * <p>Optional: a recipe without it learns velocities only (flow matching). {@code inner = AT_START} is the continuous limit
 * s -> t, whose target is v - (t - r) du/dt with the derivative taken along the first step's velocity; it needs a second
 * step through the network, since that is what is differentiated. A positive {@code inner} is a discrete design with
 * s = t - inner (t - r). Source: framework, Eqs. 5 and 8.
 */
@Documented
@Component(Category.TARGET)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TwoStep {
    /** The step from t to s. */
    Step first();

    /** The step from s to r. */
    Step second();

    /**
     * Where s lies between t (0) and r (1), in [0, 1): {@link InnerTime#AT_START}, {@link InnerTime#MIDPOINT}, or any
     * fraction of the way.
     */
    double inner();
}
