package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The flow path of EDM, alpha = 1 and sigma = {@code largest} t: noise outgrows the data instead of replacing it, and t is
 * the noise level in units of the largest.
 *
 * <p>An alternative to {@link FlowPath}. Sampling starts from noise of deviation {@code largest}, so a grid of noise levels
 * ({@link KarrasTimes}) should begin there. Source: EDM (arXiv 2206.00364), section 3 and table 1; 80 is the largest level
 * of consistency models (arXiv 2303.01469), section 5.
 */
@Documented
@Component(Category.PATH)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EdmPath {
    /**
     * sigma(1), the largest noise level, in the unit of the data; in [10, 1e6]. With less, more than a tenth of data of
     * deviation 1 is left beside the noise at t = 1; with more, data are less than the rounding of float32 there.
     */
    @Within(
            id = "EdmLargest",
            atLeast = 10,
            atMost = 1e6,
            why =
                    "with less noise too much of the data is left at t = 1, where sampling starts from noise alone; with more"
                            + " the data drown in the rounding of float32")
    double largest() default 80;
}
