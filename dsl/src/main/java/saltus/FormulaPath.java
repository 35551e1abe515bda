package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A flow path of your own: x_t = alpha(t) x_0 + sigma(t) noise with two static methods of the recipe,
 *
 * <pre>{@code
 * static double alpha(double t) { return cos(PI / 2 * t); }
 *
 * static double sigma(double t) { return sin(PI / 2 * t); }
 * }</pre>
 *
 * <p>t runs over [0, 1]: alpha(0) = 1 and sigma(0) = 0 (data), alpha(1) = 0 and sigma(1) &gt; 0 (noise), and alpha sigma' -
 * sigma alpha' &gt; 0 in between, all of which the compiler proves. It also takes the derivatives. Formulas are inherited like
 * components; an ablation may replace one of the two. An alternative to {@link FlowPath}. Source: framework, section 1.
 */
@Documented
@Component(Category.PATH)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FormulaPath {
    /**
     * True for a path whose noise outgrows the data instead of replacing it: alpha(1) / sigma(1) is then at most 0.1 and
     * need not be 0 (as that of {@link EdmPath}).
     */
    boolean varianceExploding() default false;
}
