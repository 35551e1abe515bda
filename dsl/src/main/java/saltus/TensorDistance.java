package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The distance between prediction and target is a static method of the recipe over symbolic tensors:
 *
 * <pre>{@code
 * static Tensor distance(Tensor prediction, Tensor target) {
 *     Tensor error = prediction.minus(target);
 *     return error.square().sumPerRow().plus(1).log();
 * }
 * }</pre>
 *
 * <p>Both are shaped as samples, [B, ..]: outputs of the network, or points at time r beside {@link CompareSamples}, or, beside
 * {@link NoiseToData}, the samples of a batch and its data, of which row i of one has nothing to do with row i of the other. The
 * result has one number a row, [B], finite and at least 0. The method is called while the step is written, once; what it
 * does to tensors becomes part of the one native program and is differentiated with it. Unlike a formula over {@code
 * double} it is not proved: the compiler sees its signature, and when the pipeline is opened it is tried on numbers. Source:
 * framework, Eq. 5 (d).
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TensorDistance {}
