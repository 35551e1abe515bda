package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss of each sample is multiplied by a formula of its times, a static method of the recipe:
 *
 * <pre>{@code
 * static double weight(double r, double s, double t) { return 1 / (t - r + 0.01); }
 * }</pre>
 *
 * <p>Its last parameter may be {@code progress}, see {@link Progress}. The compiler proves that it is finite and positive wherever the law of times puts rows. Optional; {@link NoTimeWeight}
 * is the default. Source: framework, Eq. 5 (w).
 */
@Documented
@Component(Category.TIME_WEIGHT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TimeWeight {}
