package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The squared distance between the laws of predictions and targets of each group of rows, measured by a kernel
 * (maximum mean discrepancy): the mean over pairs of k(a, a') + k(b, b') - 2 k(a, b) with k(x, y) = exp(-w max(|x -
 * y|, 1e-4) / d) for samples of d entries and w = 1 / (sigma_d (t - r) + floor).
 *
 * <p>Needs {@link GroupTimes}, whose groups share their times, and {@link CompareSamples}: it is points at time r that
 * are compared. Source: inductive moment matching (arXiv 2503.07565), section 4.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GroupedKernel {
    /** Keeps w finite at r = t; greater than 1e-18. */
    @Within(
            above = 1e-18,
            feltFrom = 1e-12,
            id = "KernelFloor",
            why = "it keeps the kernel finite at r = t, its gradient too, in single precision")
    double floor() default 1e-6;
}
