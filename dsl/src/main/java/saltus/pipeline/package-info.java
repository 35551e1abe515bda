/**
 * The vocabulary of generated pipelines: what each component of a recipe does, as code over symbolic tensors.
 *
 * <p>A generated {@link saltus.pipeline.Pipeline} strings these together for exactly one design: it draws times and
 * labels, puts {@link saltus.pipeline.Examples} on the path, asks the network for its prediction, computes the target and
 * hands the loss of each row to its {@link saltus.pipeline.TrainingStep}. Nothing here knows how a graph is executed;
 * {@code plan} counts what it asks of the network.
 */
@NullMarked
package saltus.pipeline;

import org.jspecify.annotations.NullMarked;
