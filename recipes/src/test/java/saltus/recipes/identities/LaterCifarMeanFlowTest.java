package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LaterCifarMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LaterCifarMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LaterCifarMeanFlowPipeline();
    }
}
