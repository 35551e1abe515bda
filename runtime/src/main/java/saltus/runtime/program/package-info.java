/**
 * From graph to native program: the only place that knows TorchScript and DJL's PyTorch engine.
 *
 * <p>A graph is scheduled into regions that record gradients and regions that do not
 * ({@link saltus.runtime.program.Schedule}), printed as TorchScript ({@link saltus.runtime.program.TorchScript}), packed
 * into an archive in memory ({@link saltus.runtime.program.Archive}) and loaded ({@link
 * saltus.runtime.program.NativeProgram}). A training step is one native call, and so is a batch of samples. The feature
 * network of a perceptual metric, which a user gives as TorchScript, becomes a part of that archive ({@link
 * saltus.runtime.program.FeatureNetwork}).
 */
@NullMarked
package saltus.runtime.program;

import org.jspecify.annotations.NullMarked;
