package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner time of a {@link TwoStep} target is the neighbour of t on the grid of {@link KarrasTimes}, which it needs.
 *
 * <p>Source: consistency models (arXiv 2303.01469), section 5.
 */
@Documented
@Component(Category.INNER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NextOnGrid {}
