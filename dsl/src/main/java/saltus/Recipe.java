package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as the design of a shortcut model. The compiler checks the design, reports everything that is wrong
 * with it at the annotation value that is wrong, and writes the class {@code NAMEPipeline} beside it.
 *
 * <p>A recipe says at least its {@link FlowPath}, {@link NetworkOutput}, {@link OneStep}, its times
 * ({@link LogitNormalTimes}, {@link UniformTimes}, {@link DyadicTimes} or {@link FlowTimes}) and its metric
 * ({@link SquaredL2}), itself or through super-interfaces. Everything else has a default, which its annotation names.
 *
 * <pre>{@code
 * @Recipe
 * @AdaptiveWeight(power = 1)
 * public interface AdaptiveMeanFlow extends MeanFlow {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Recipe {}
