package saltus.recipes.cli;

import saltus.pipeline.Move;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.TrainedSteps;
import saltus.recipes.MeanFlowPipeline;

/** MeanFlow as if it had learned whole steps only. */
public final class OneStepMeanFlow extends Obliged {
    public OneStepMeanFlow() {
        super(
                new MeanFlowPipeline(),
                new SampledStepsAreTrained(new TrainedSteps.Halvings(1, false, false), Move.SHORTCUT));
    }
}
