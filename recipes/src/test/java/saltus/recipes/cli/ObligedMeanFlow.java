package saltus.recipes.cli;

import saltus.pipeline.opening.SampledInOneStep;
import saltus.recipes.MeanFlowPipeline;

/** MeanFlow as if all its shortcuts ended at data. */
public final class ObligedMeanFlow extends Obliged {
    public ObligedMeanFlow() {
        super(new MeanFlowPipeline(), new SampledInOneStep());
    }
}
