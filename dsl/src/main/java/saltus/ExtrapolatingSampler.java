package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples follow velocities u(z, t, t), each of which stands for an estimate x of the data and one of the noise; both are
 * extrapolated from the step before, x + kappa (x - x_before).
 *
 * <p>Optional; {@link DirectSampler} is the default. Needs rows with r = t. In equal steps it is of second order at kappa = 1/3,
 * where the error falls with the square of their length. Source: UCGM (arXiv 2505.07447), its sampling algorithm.
 */
@Documented
@Component(Category.SAMPLER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExtrapolatingSampler {
    /** kappa, greater than 0 and less than 1: from 1 on, what is added grows from step to step. */
    @Within(
            above = 0,
            below = 1,
            feltFrom = 1e-3,
            why = "what is added to a step is kappa times what changed, which includes what was added before",
            unfelt = "so little changes no sample")
    double kappa();
}
