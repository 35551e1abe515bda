package saltus.recipes.cli;

import saltus.pipeline.Move;
import saltus.pipeline.opening.BatchHoldsEveryStep;
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.SampledWithoutGuidance;
import saltus.pipeline.opening.TrainedSteps;
import saltus.recipes.ShortcutDiffusionPipeline;

/** Shortcut diffusion and what it asks for. */
public final class ObligedShortcuts extends Obliged {
    public ObligedShortcuts() {
        super(
                new ShortcutDiffusionPipeline(),
                new BatchHoldsEveryStep(128, 0.25, false),
                new SampledStepsAreTrained(new TrainedSteps.Halvings(128, false, false), Move.SHORTCUT),
                new SampledWithoutGuidance(1.5),
                new LabelsForGuidance(true),
                new NetworkSeesTimes(true, true));
    }
}
