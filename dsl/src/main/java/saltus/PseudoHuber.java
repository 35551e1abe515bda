package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * sqrt(e + c^2) - c with the summed squared error e and c = scale sqrt(d) for samples of d entries: squared for small
 * errors, absolute for large ones.
 *
 * <p>Source: improved consistency training (arXiv 2310.14189), section 3.4 (scale 0.00054); ECT (arXiv 2406.14548).
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PseudoHuber {
    /** c / sqrt(d), in (1e-18, 1e18). */
    @Within(
            above = 1e-18,
            below = 1e18,
            feltFrom = 1e-8,
            feltUntil = 1e3,
            id = "HuberScale",
            why = "it is where squares end and distances begin, and its square is a number of single precision")
    double scale() default 0.00054;
}
