package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.CifarMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class CifarMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new CifarMeanFlowPipeline();
    }
}
