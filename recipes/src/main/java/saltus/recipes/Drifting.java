package saltus.recipes;

import static saltus.OutputKind.AVERAGE_VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Solver.EULER;

import saltus.ClassConsistentBatches;
import saltus.CompareSamples;
import saltus.Drift;
import saltus.FlowPath;
import saltus.NetworkOutput;
import saltus.NoiseToData;
import saltus.OneStep;
import saltus.Recipe;

/**
 * Drifting: samples of one step learn where a field moves them that data draw and other samples repel. Nothing is known of a
 * flow between noise and data.
 *
 * <p>Source: Deng et al. (arXiv 2602.04770): the field, its temperatures 0.02, 0.05 and 0.2, and its normalisation. Published
 * for images it looks through features, which {@link FeatureDrifting} does; here points are compared themselves. What is
 * ours: the network says noise less data (so that it starts near the identity), the batch is one set of one class, and there is
 * no guidance. Published: 1-NFE FID 1.54 on ImageNet-256 (463M parameters).
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(AVERAGE_VELOCITY)
@OneStep(EULER)
@NoiseToData
@CompareSamples
@Drift(smallest = 0.02, middle = 0.05, largest = 0.2)
@ClassConsistentBatches
public interface Drifting {}
