package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.VarianceReducedMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class VarianceReducedMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new VarianceReducedMeanFlowPipeline();
    }
}
