package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * log(1 + m / scale^2) with the mean squared error m of a sample's entries: squared for small errors, and of outliers, which
 * latents have many of, no more than the logarithm.
 *
 * <p>Source: Cauchy's loss as it is used for consistency models of latents (arXiv 2502.01441).
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Cauchy {
    /** Root mean square of the errors at which squares end, greater than 0. */
    @Within(above = 0, feltFrom = 1e-8, why = "it is where squares end and logarithms begin")
    double scale();
}
