package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The one-step prediction of consistency models: X = c_skip z + c_out F with c_skip = d^2 / ((sigma - smallest)^2 +
 * d^2) and c_out = (sigma - smallest) d / sqrt(sigma^2 + d^2), sigma being sigma(t) and d = dataDeviation.
 *
 * <p>It does not know where it ends, so it is for shortcuts that all end at data ({@link KarrasTimes}, {@link
 * EndAtData}), and F is no velocity but a correction: it needs {@code @NetworkOutput(CORRECTION)}. An alternative to
 * {@link OneStep}. It is the identity where sigma = smallest, not at t = 0. Source: consistency models (arXiv
 * 2303.01469), Eq. 5 and appendix C.
 */
@Documented
@Component(Category.PREDICTION)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BoundarySkip {
    /** d, the deviation of the data; greater than 0. */
    @Within(
            above = 1e-15,
            below = 1e15,
            feltFrom = 1e-6,
            feltUntil = 1e6,
            id = "DataDeviation",
            why = "it is the deviation of the data")
    double dataDeviation() default 0.5;

    /** The noise level at which data begin; at least 0. */
    @Within(atLeast = 0, feltFrom = 1e-6, id = "GridLevels", why = "it is the noise level at which data begin")
    double smallest() default 0.002;
}
