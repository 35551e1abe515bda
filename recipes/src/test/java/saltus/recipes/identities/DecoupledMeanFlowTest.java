package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.DecoupledMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class DecoupledMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new DecoupledMeanFlowPipeline();
    }
}
