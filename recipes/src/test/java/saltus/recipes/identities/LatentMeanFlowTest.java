package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LatentMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentMeanFlowPipeline();
    }

    /** More than usual: the adaptive weight counts large errors less, so that what training ends at is no mean. */
    @Override
    public double affineTolerance() {
        return 0.12;
    }
}
