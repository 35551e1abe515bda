package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The velocity that data lend to a row is a static method of the recipe over symbolic tensors:
 *
 * <pre>{@code
 * static Tensor velocity(Tensor z, Tensor t, Tensor samples, Tensor noise) {
 *     return noise.minus(samples); // the conditional velocity of the linear path
 * }
 * }</pre>
 *
 * <p>z, samples and noise are shaped as samples, [B, ..], t is [B]; z is the point alpha(t) samples + sigma(t) noise. The
 * result is shaped as samples and takes the place of the conditional velocity; it may look at all rows, as {@link
 * PlugInVelocity} does, and should have the marginal velocity at z for its mean: nobody proves that. Optional; {@link
 * ConditionalVelocity} is the default. It is called and checked as that of {@link TensorDistance} is. Source: framework,
 * section 5.1.
 */
@Documented
@Component(Category.ESTIMATE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TensorVelocity {}
