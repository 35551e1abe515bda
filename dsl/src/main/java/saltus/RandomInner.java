package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner time of a {@link TwoStep} target is drawn uniformly between r and t, for every row anew.
 *
 * <p>Source: SplitMeanFlow (arXiv 2507.16884).
 */
@Documented
@Component(Category.INNER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RandomInner {}
