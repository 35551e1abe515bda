/**
 * What a training step costs in evaluations of the network, counted in the step's own graph: a pipeline writes its step
 * with a network that can be told in a graph, the graph goes through the passes of every program, and the reference
 * interpreter says on which rows it asks what. {@link saltus.pipeline.plan.Computation} tells two pipelines apart by what they compute.
 */
@NullMarked
package saltus.pipeline.plan;

import org.jspecify.annotations.NullMarked;
