package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentImprovedMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LatentImprovedMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentImprovedMeanFlowPipeline();
    }
}
