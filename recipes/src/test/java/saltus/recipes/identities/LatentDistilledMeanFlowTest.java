package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentDistilledMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LatentDistilledMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentDistilledMeanFlowPipeline();
    }
}
