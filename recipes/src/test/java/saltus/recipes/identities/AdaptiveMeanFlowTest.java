package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AdaptiveMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class AdaptiveMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AdaptiveMeanFlowPipeline();
    }
}
