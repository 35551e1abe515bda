package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.SoFlowPipeline;
import saltus.testkit.RecipeIdentities;

class SoFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new SoFlowPipeline();
    }
}
