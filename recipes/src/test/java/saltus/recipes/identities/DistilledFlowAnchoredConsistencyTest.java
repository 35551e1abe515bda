package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.DistilledFlowAnchoredConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class DistilledFlowAnchoredConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new DistilledFlowAnchoredConsistencyPipeline();
    }
}
