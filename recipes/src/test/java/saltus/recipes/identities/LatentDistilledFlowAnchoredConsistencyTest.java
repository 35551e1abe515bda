package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentDistilledFlowAnchoredConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class LatentDistilledFlowAnchoredConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentDistilledFlowAnchoredConsistencyPipeline();
    }
}
