/**
 * From graph to native program: the only place that knows TorchScript and DJL's PyTorch engine.
 *
 * <p>A graph is scheduled into regions that record gradients and regions that do not
 * ({@link saltus.runtime.program.Schedule}), printed as TorchScript ({@link saltus.runtime.program.TorchScript}), packed
 * into an archive in memory ({@link saltus.runtime.program.Archive}) and loaded ({@link
 * saltus.runtime.program.NativeProgram}). A training step is one native call, and so is a batch of samples. The feature
 * network of a perceptual metric, which a user gives as TorchScript, becomes a part of that archive ({@link
 * saltus.runtime.program.FeatureNetwork}).
 *
 * <p>Which of the engine's operations lines become is found in the graph: products with weights ({@link
 * saltus.runtime.program.Products}), bent as they are made ({@link saltus.runtime.program.Activations}), attention with its
 * tangents ({@link saltus.runtime.program.Attention}), slices of a whole ({@link saltus.runtime.program.Pieces}), and what
 * the processor works out for the device ({@link saltus.runtime.program.HostValues}). What a gradient needs is held or made
 * again ({@link saltus.runtime.program.Recomputation}). Where a batch lies in parts ({@link
 * saltus.runtime.program.BatchParts}), turns make beforehand what each of them reads of all ({@link
 * saltus.runtime.program.SharedRows}), and ranks exchange gradients in each step ({@link saltus.runtime.program.Buckets}), or
 * parameters when they meet ({@link saltus.runtime.program.OuterStep}).
 */
@NullMarked
package saltus.runtime.program;

import org.jspecify.annotations.NullMarked;
