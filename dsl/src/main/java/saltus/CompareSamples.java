package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Prediction and target are compared as points at time r, X(z_t) against the end of the two steps, not as outputs of
 * the network.
 *
 * <p>Optional; {@link CompareOutputs} is the default. The two differ by the weight of the output in a step, (t - r)^2
 * for an average velocity under a squared error. Needs a discrete target, and times without r = t, where both sides
 * would be z itself. Source: framework, Eq. 5; consistency models (arXiv 2303.01469), Eq. 10; IMM (arXiv 2503.07565).
 */
@Documented
@Component(Category.COMPARISON)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CompareSamples {}
