package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * t = (2 / pi) arctan(e^x / dataDeviation) with x ~ N(mean, deviation^2), and r = 0: noise levels whose logarithm is
 * normal, on the cosine path with data of deviation dataDeviation.
 *
 * <p>Every row learns a shortcut to data; such a model is sampled in one step, or in several by adding noise anew.
 * Source: sCM (arXiv 2410.11081), appendix B (mean -1, deviation 1.4).
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LogTangentTimes {
    /** Mean of the logarithm; any finite number, negative favours data. */
    @Within(id = "LogTangentLaw", why = "it is the mean of a logarithm")
    double mean() default -1.0;

    /** Deviation of the logarithm; greater than 0. */
    @Within(
            above = 0,
            feltFrom = 1e-3,
            id = "LogTangentLaw",
            why = "it is that of a logarithm",
            unfelt = "t is the same on all rows but for rounding")
    double deviation() default 1.4;

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
