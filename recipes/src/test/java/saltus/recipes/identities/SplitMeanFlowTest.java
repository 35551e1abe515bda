package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.SplitMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class SplitMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new SplitMeanFlowPipeline();
    }
}
