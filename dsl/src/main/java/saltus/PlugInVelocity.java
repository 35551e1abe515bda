package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With a probability, the conditional velocity of a row becomes the mean of the velocities through z_t towards all
 * samples of the batch, weighted by how likely each of them led to z_t: an estimate of the marginal velocity with less
 * variance.
 *
 * <p>Optional; {@link ConditionalVelocity} is the default. Since the row's own sample is in the batch, the estimate is
 * unbiased given z_t. For a network that is conditional on classes that holds only within a class: by {@link
 * ClassConsistentBatches}, or by {@code withinClass}. In high dimension a sample mostly finds itself alone; training
 * logs the effective number of samples. Source: ESC (arXiv 2512.11831), Eq. 12 and algorithm 1; framework, section
 * 5.1.
 */
@Documented
@Component(Category.ESTIMATE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PlugInVelocity {
    /** Share of the rows that use the estimate, in [0, 1]; the paper found 0.5 better than 1 under guidance. */
    @Within(
            atLeast = 0,
            atMost = 1,
            feltFrom = 1e-3,
            id = "PlugInIsProbability",
            why = "it is the share of the rows that use the estimate",
            unfelt = "almost no row uses the estimate")
    double probability() default 0.5;

    /** True to weigh only samples of the row's own class; the paper takes the whole batch. */
    boolean withinClass() default false;
}
