package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The derivative of a continuous target as a difference of two values of the network, (F(z, r, t) - F(z - h v, r, t -
 * h)) / h with h = min(step, t - r), so that no time leaves the shortcut; or of two values on either side of t.
 *
 * <p>For networks without a forward derivative. It costs one evaluation without a tape, and an error of order h; central, two and of order h^2. An
 * alternative to {@link ForwardDerivative}, the default. Source: framework, section 8 (finite-difference MeanFlow:
 * EMF, MF-RAE); UCGM (arXiv 2505.07447) and TiM (arXiv 2509.04394), central with h = 0.005.
 */
@Documented
@Component(Category.DERIVATIVE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FiniteDifference {
    /** The longest h, in (1e-6, 0.1]. */
    @Within(
            above = 1e-6,
            atMost = 0.1,
            feltFrom = 1e-4,
            id = "DifferenceStep",
            why = "over more than a tenth of the way a difference is no derivative, and from one millionth down single"
                    + " precision does not tell the two times apart",
            unfelt = "in single precision the difference is rounding, not a derivative")
    double step() default 0.005;

    /**
     * True for (F(z + h' v, r, t + h') - F(z - h v, r, t - h)) / (h + h') with h' = min(step, 1 - t), so that no time leaves the
     * path either.
     */
    boolean central() default false;
}
