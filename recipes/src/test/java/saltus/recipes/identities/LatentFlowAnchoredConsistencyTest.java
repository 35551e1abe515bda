package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentFlowAnchoredConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class LatentFlowAnchoredConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentFlowAnchoredConsistencyPipeline();
    }
}
