package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class MeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new MeanFlowPipeline();
    }
}
