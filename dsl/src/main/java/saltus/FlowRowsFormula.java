package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rows that learn the velocity itself, r = t, stand at times of a law of their own, which a static method of the recipe draws:
 * its quantile function, of a number u that is uniform in [0, 1], or of u and {@link Progress}.
 *
 * <pre>{@code
 * static double flow(double u) { return sqrt(u); }
 * }</pre>
 *
 * <p>The compiler proves that it never falls and stays within [0, 1]; what it proves of times it proves for these rows, too. Their
 * share is what {@code coincide} of the law of pairs says; beside {@link FlowTimes} it is the law of all rows. Optional, as {@link
 * LogitNormalFlowRows}.
 */
@Documented
@Component(Category.FLOW_ROWS)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FlowRowsFormula {}
