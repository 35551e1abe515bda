package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The target is computed with a moving average of the student, w_target &lt;- decay w_target + (1 - decay) w, instead of the
 * student itself.
 *
 * <p>Optional: without it, or with decay 0, the target network is the student, and values that the student has computed are
 * used again. Source: consistency models (arXiv 2303.01469).
 */
@Documented
@Component(Category.TARGET_NETWORK)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TargetNetwork {
    /** In [0, 0.9999999); 0 is the student itself. */
    @Within(
            atLeast = 0,
            below = 0.9999999,
            feltUntil = 0.99999,
            id = "TargetDecay",
            why =
                    "from there on single precision rounds it to 1 and the target network never moves; outside it is no average",
            unfelt = "in single precision the target network hardly ever moves")
    double decay();
}
