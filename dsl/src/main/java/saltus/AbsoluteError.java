package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The absolute distance between prediction and target, entry by entry.
 *
 * <p>Its minimiser is a median, not the mean that unbiasedness of continuous targets rests on (framework, R3). Source:
 * sCM (arXiv 2410.11081), the l1 option of the framework's code.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AbsoluteError {
    /** Over a sample's entries: their sum, or their mean. */
    Reduction value() default Reduction.MEAN;
}
