package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.FlowAnchoredConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class FlowAnchoredConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FlowAnchoredConsistencyPipeline();
    }
}
