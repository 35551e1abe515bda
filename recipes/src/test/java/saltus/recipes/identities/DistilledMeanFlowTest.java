package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.DistilledMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class DistilledMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new DistilledMeanFlowPipeline();
    }
}
