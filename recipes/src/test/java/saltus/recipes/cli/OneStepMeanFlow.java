package saltus.recipes.cli;

import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.recipes.MeanFlowPipeline;

/** MeanFlow as if it had learned whole steps only. */
public final class OneStepMeanFlow extends Obliged {
    public OneStepMeanFlow() {
        super(new MeanFlowPipeline(), new SampledStepsAreTrained(1));
    }
}
