/**
 * Weights that are already there: what PyTorch has saved, safetensors in one file or in shards, and the checkpoints of Saltus,
 * all as {@link saltus.runtime.weights.StoredWeights}. Nothing of a file is executed; tensors are read when they are asked
 * for, a part at a time, so that a file of several gigabytes takes the memory of its largest tensor.
 *
 * <p>A file has parts, named as in a checkpoint of Saltus: {@code model}, {@code ema}, {@code target}, {@code exp_avg}, {@code
 * exp_avg_sq} and {@code step}. Those of the reference implementation's {@code .pt} are brought to these names; its optimiser
 * counts its parameters in the order of {@code model}. A file that has one dictionary of tensors only has the part {@code
 * model}. {@link saltus.runtime.weights.FittedWeights} finds what fits a network.
 */
@NullMarked
package saltus.runtime.weights;

import org.jspecify.annotations.NullMarked;
