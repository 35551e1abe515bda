package saltus.recipes.cli;

import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.recipes.MeanFlowPipeline;

/** MeanFlow as if its shortcuts were dyadic. */
public final class ObligedMeanFlow extends Obliged {
    public ObligedMeanFlow() {
        super(new MeanFlowPipeline(), new SampledStepsAreTrained(128));
    }
}
