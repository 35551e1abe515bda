package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ImprovedMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class ImprovedMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ImprovedMeanFlowPipeline();
    }
}
