package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.FreeFlowPipeline;
import saltus.testkit.RecipeIdentities;

class FreeFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FreeFlowPipeline();
    }
}
