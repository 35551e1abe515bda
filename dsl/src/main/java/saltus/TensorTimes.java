package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two uniform numbers become a pair of times by static methods of the recipe over symbolic tensors; then r = t with
 * probability {@code coincide}.
 *
 * <pre>{@code
 * static Tensor start(Tensor first, Tensor second) {
 *     return first.maximum(second);
 * }
 *
 * static Tensor end(Tensor first, Tensor second) {
 *     return first.minimum(second);
 * }
 * }</pre>
 *
 * <p>first and second are [B], independent and from U(0, 1), the same for both; start is t and end is r, each [B], with 0
 * &lt;= r &lt;= t &lt;= 1. Beside {@link EndAtData} there is no end to say. Nothing is known to the compiler of where such a
 * law draws: proofs range over all r &lt;= t, and how much is trained near noise and data is seen when the pipeline is
 * opened. The methods are called and checked as that of {@link TensorDistance} is. Source: framework, section 5.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TensorTimes {
    /** Probability of r = t, in [0, 1): such rows learn the velocity itself. */
    @Within(
            atLeast = 0,
            below = 1,
            feltUntil = 0.999,
            id = "CoincideIsProbability",
            why = "at 1 no row is left that learns a shortcut, below 0 it is no probability",
            unfelt = "almost no row learns a shortcut")
    double coincide();
}
