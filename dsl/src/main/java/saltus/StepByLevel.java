package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network is told the step size by its level, log2(1 / (t - r)) over log2 T, instead of its value: equal distances
 * between halvings.
 *
 * <p>Optional; {@link StepByValue} is the default. Needs {@link DyadicTimes}, whose steps have levels. Source:
 * shortcut diffusion (arXiv 2410.12557), the released code.
 */
@Documented
@Component(Category.CONDITIONING)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StepByLevel {}
