package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A law of times by its quantile functions, static methods of the recipe of a number u that is uniform in [0, 1]: the start t is
 * {@code start(u)}, and the end r, of another such number, {@code end(u, t)}; then r = t with probability {@code coincide}.
 *
 * <pre>{@code
 * static double start(double u) { return sqrt(u); }
 *
 * static double end(double u, double t) { return u * t; }
 * }</pre>
 *
 * <p>Both may have progress as a last parameter, see {@link Progress}: {@code start(u, progress)} and {@code end(u, t, progress)}.
 * The density of t is 1 / start'. The compiler proves that start never falls and stays within [0, 1], and that 0 &lt;= end
 * &lt; t, at any progress and any t that start draws at any progress; all that it proves of times it proves for those that these
 * formulas draw, and it says how much is trained near noise and data in the end. Beside {@link EndAtData} there is no end to say. What no formula can say is {@link TensorTimes}'. Source:
 * framework, section 5.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FormulaTimes {
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
