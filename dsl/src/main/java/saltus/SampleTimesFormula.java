package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples are made in steps whose times are a formula of the recipe, a static method of the share of the steps that are done: step
 * k of 0 .. steps - 1 starts at {@code sampleTime(k / steps)}, and the last one ends at data.
 *
 * <pre>{@code
 * static double sampleTime(double done) { return (1 - done) * (1 - done); }
 * }</pre>
 *
 * <p><code>sample --steps</code> asks for equal steps, <code>--times</code> for any others. Optional; an alternative to {@link
 * SampleSteps} and {@link SampleTimes}. The compiler proves that the formula falls from 1 to 0, and checks that these steps are
 * trained. Source: EDM (arXiv 2206.00364), section 3, whose levels of noise are a power of the share.
 */
@Documented
@Component(Category.SAMPLE_TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SampleTimesFormula {
    /** Number of steps. */
    @Within(
            atLeast = 1,
            feltUntil = 1024,
            why = "it takes one step at least from noise to data",
            unfelt = "each step costs an evaluation, and steps so short are lost in rounding")
    int steps();
}
