package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The squared Euclidean distance between prediction and target.
 *
 * <p>Unbiasedness of continuous targets rests on it (framework, Proposition 3.1).
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SquaredL2 {
    /**
     * Over a sample's entries: their sum, or their mean. {@link AdaptiveWeight} needs the sum, since its floor is
     * measured against it.
     */
    Reduction value() default Reduction.SUM;
}
