package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AlphaFlowPipeline;
import saltus.testkit.RecipeIdentities;

class AlphaFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AlphaFlowPipeline();
    }
}
