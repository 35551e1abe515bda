package saltus.recipes.cli;

import saltus.pipeline.Move;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.TrainedSteps;
import saltus.recipes.MeanFlowPipeline;

/** MeanFlow as if its shortcuts were dyadic. */
public final class ObligedMeanFlow extends Obliged {
    public ObligedMeanFlow() {
        super(
                new MeanFlowPipeline(),
                new SampledStepsAreTrained(new TrainedSteps.Halvings(128, false, false), Move.SHORTCUT));
    }
}
