package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.UnguidedMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class UnguidedMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new UnguidedMeanFlowPipeline();
    }

    /** More than usual: adaptive weights count large errors less, so that a batch pulls to a middle of its own. */
    @Override
    public double affineTolerance() {
        return 0.03;
    }
}
