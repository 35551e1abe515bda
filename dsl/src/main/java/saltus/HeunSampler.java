package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples follow velocities u(z, t, t) by Heun's method: along the mean of the velocity where a step starts and of that where the
 * first leads. Two evaluations of the network a step but the last, which follows the first alone; the error falls with the square
 * of their length.
 *
 * <p>Optional; {@link DirectSampler} is the default. Needs rows with r = t. Source: EDM (arXiv 2206.00364), algorithm 1 without
 * noise.
 */
@Documented
@Component(Category.SAMPLER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HeunSampler {}
