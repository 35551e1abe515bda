package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LatentMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentMeanFlowPipeline();
    }
}
