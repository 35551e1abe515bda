package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner time of a {@link TwoStep} target is a formula of the recipe, a static method of the shortcut's ends:
 *
 * <pre>{@code
 * static double inner(double r, double t) { return max(r, t - 0.04); }
 * }</pre>
 *
 * <p>Its last parameter may be {@code progress}, see {@link Progress}. The compiler proves r &lt;= s &lt; t wherever the law of times draws r &lt; t. Source: framework, C19 and C20.
 */
@Documented
@Component(Category.INNER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface InnerFormula {}
