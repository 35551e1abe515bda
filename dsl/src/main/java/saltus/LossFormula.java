package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss of a row is a formula of its distance e, a static method of the recipe:
 *
 * <pre>{@code
 * static double loss(double e) { return log(e + 0.01); }
 * }</pre>
 *
 * <p>The compiler proves that it rises and is finite with its slope for all e in [0, 1e6], so that a smaller distance is always a
 * smaller loss. What is no straight line weighs rows by their distance: where targets differ by chance, the optimum is not their
 * mean. It takes the place of {@link AdaptiveWeight}. Beside {@link VariationalWeight} it comes last, and the loss is loss(e /
 * e^lambda) + lambda. Source: Decoupled MeanFlow (arXiv 2510.24474), log(e / e^lambda + 0.01) + lambda.
 */
@Documented
@Component(Category.WEIGHT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LossFormula {}
