package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.GuidedSoFlowPipeline;
import saltus.testkit.RecipeIdentities;

class GuidedSoFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new GuidedSoFlowPipeline();
    }
}
