package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rows that learn the velocity itself, r = t, stand at sigmoid(mean + deviation n), n normal, whatever law the shortcuts have.
 *
 * <p>Their share is what {@code coincide} of the law of pairs says; beside {@link FlowTimes} it is the law of all rows. Optional; with
 * {@link SharedFlowRows}, the default, they stand where pairs start. Source: SoFlow (arXiv 2512.15657), mean -0.2 and deviation
 * 1; Decoupled MeanFlow (arXiv 2510.24474), mean 0 and deviation 1.
 */
@Documented
@Component(Category.FLOW_ROWS)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LogitNormalFlowRows {
    /** Mean of the logit; any finite number. */
    @Within(id = "LogitNormalMean", why = "it belongs to the normal law of a logit")
    double mean();

    /** Deviation of the logit; greater than 0. */
    @Within(
            above = 0,
            feltFrom = 1e-3,
            id = "LogitNormalDeviation",
            why = "it belongs to the normal law of a logit",
            unfelt = "it is the same time on all rows but for rounding")
    double deviation();
}
