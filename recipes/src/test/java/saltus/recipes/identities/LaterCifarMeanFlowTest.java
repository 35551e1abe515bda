package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LaterCifarMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LaterCifarMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LaterCifarMeanFlowPipeline();
    }

    /** More than usual: the adaptive weight counts large errors less, so that what training ends at is no mean. */
    @Override
    public double affineTolerance() {
        return 0.12;
    }
}
