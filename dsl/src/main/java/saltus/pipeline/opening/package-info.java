/**
 * What a design still has to show when its pipeline is opened. The compiler proves what it can; where a proof needs the
 * batch, the data, the network or the way of sampling, it leaves an {@link saltus.pipeline.opening.Obligation} in the
 * generated pipeline, and whoever opens the pipeline asks each of them about an
 * {@link saltus.pipeline.opening.Opening} before any work starts.
 */
@NullMarked
package saltus.pipeline.opening;

import org.jspecify.annotations.NullMarked;
