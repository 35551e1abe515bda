package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss l of a row becomes exp(-lambda) l + lambda, where lambda(t) is the logarithm of the loss at t, learned
 * beside the network: rows count alike, whatever their time.
 *
 * <p>Optional; {@link NoVariationalWeight} is the default. The network gets a linear head on its time embedding. After
 * {@link AdaptiveWeight} of power 1 every loss is near 1, and so lambda near 0: the two together do next to nothing,
 * which the compiler says (framework, C42). Source: EDM2 (arXiv 2312.02696), Eq. 16; sCM (arXiv 2410.11081); ESC
 * (arXiv 2512.11831), appendix.
 */
@Documented
@Component(Category.LOG_VARIANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface VariationalWeight {
    /** Which losses a lambda is applied to. */
    VariationalMean over() default VariationalMean.ROWS;

    /** True if lambda depends on r, too. */
    boolean seesEnd() default false;
}
