package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss e becomes e / (e + floor)^power, the denominator under stop-gradient: large errors count no more than small ones.
 *
 * <p>Optional; {@link UniformWeight} is the default. Source: MeanFlow (arXiv 2505.13447), section 4.3 (power 1, floor 1e-3).
 */
@Documented
@Component(Category.WEIGHT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AdaptiveWeight {
    /** p >= 0; 0 is the plain loss, 1 has the gradient of a logarithm. */
    @Within(atLeast = 0, id = "AdaptivePower", why = "below 0 large errors would count more, not less")
    double power();

    /** c, greater than 1e-18, beside the summed squared error. */
    @Within(
            above = 1e-18,
            feltFrom = 1e-12,
            id = "AdaptiveFloor",
            why = "it keeps the weight of a perfect prediction finite, its square too, in single precision")
    double floor() default 1e-3;

    /**
     * True for e^2 / (e^2 + floor)^power, as in the framework's released code for sCT and consistency training: for power 1
     * and errors well above the floor's root its gradient is twice as large.
     */
    boolean squared() default false;
}
