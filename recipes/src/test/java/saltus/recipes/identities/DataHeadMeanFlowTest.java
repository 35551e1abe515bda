package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.DataHeadMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class DataHeadMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new DataHeadMeanFlowPipeline();
    }
}
