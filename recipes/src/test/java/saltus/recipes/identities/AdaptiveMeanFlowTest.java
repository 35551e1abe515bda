package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AdaptiveMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class AdaptiveMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AdaptiveMeanFlowPipeline();
    }

    /** More than usual: the adaptive weight counts large errors less, so that what training ends at is no mean. */
    @Override
    public double affineTolerance() {
        return 0.15;
    }
}
