package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The squared maximum mean discrepancy of a batch's samples x and its data y: E k(x, x') + E k(y, y') - 2 E k(x, y), which is
 * nothing if and only if the laws are the same.
 *
 * <p>Of the whole batch at t = 1, where {@link GroupedKernel} compares small groups at one time each. Source: Gretton et al.,
 * a kernel two-sample test (JMLR 2012), Lemma 6; as a generator's loss arXiv 1502.02761 and 1505.03906.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface KernelDiscrepancy {
    /** The kernel. */
    SetKernel kernel() default SetKernel.LAPLACE;

    /** Its width, in mean distances between samples and data of the batch. Ours, for points. */
    @Within(above = 1e-4, feltUntil = 100, why = "without a width no two samples are near each other")
    double width() default 0.2;

    /** As in {@link EnergyDistance#selfPairs}. */
    boolean selfPairs() default false;
}
