package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.CifarMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class CifarMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new CifarMeanFlowPipeline();
    }

    /** More than usual: the adaptive weight counts large errors less, so that what training ends at is no mean. */
    @Override
    public double affineTolerance() {
        return 0.12;
    }
}
