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
 * <p>Optional: a recipe without it learns velocities only (flow matching). Where the two steps
 * meet says a component of its own, {@link InnerTime} or one of its alternatives. As s -> t the target is v - (t - r) du/dt
 * with the derivative taken along the first step's velocity; it needs a second step through the network, since that is
 * what is differentiated. Other inner times make a discrete design, whose second step may be made in several hops: its target
 * is then of N + 1 steps. Source: framework, Eqs. 5 and 8; RCGM (hops).
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

    /** Hops N of the second step, equally long in time, each along the network from where the one before has led. */
    @Within(
            atLeast = 1,
            feltUntil = 64,
            why = "it takes one hop at least from s to r",
            unfelt = "each hop costs an evaluation")
    int hops() default 1;
}
