package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network sees z / sqrt(sigma(t)^2 + dataDeviation^2), which has deviation one at all times on a path with alpha =
 * 1; its output is taken as it is, and so is the noise.
 *
 * <p>For variance-exploding paths, on which z itself grows with the noise; an alternative to {@link Preconditioning}.
 * Training and sampling share it. Source: EDM (arXiv 2206.00364), table 1, c_in.
 */
@Documented
@Component(Category.PRECONDITIONING)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EdmPreconditioning {
    /** sigma_d, the deviation of the data; in (1e-15, 1e15). */
    @Within(
            above = 1e-15,
            below = 1e15,
            feltFrom = 1e-6,
            feltUntil = 1e6,
            id = "DataDeviation",
            why = "it is the deviation of the data")
    double dataDeviation() default 0.5;
}
