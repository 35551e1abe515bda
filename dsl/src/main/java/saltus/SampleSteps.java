package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples are made in so many equal steps, unless somebody asks for others (<code>sample --steps</code>, <code>--times</code>).
 *
 * <p>Optional; without it, or {@link SampleTimes}, samples take one step, or 64 evaluations of the network where they follow
 * velocities. The compiler checks that the steps are trained.
 */
@Documented
@Component(Category.SAMPLE_TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SampleSteps {
    /** Number of steps. */
    @Within(
            atLeast = 1,
            feltUntil = 1024,
            why = "it takes one step at least from noise to data",
            unfelt = "each step costs an evaluation, and steps so short are lost in rounding")
    int value();
}
