package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentSoFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LatentSoFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentSoFlowPipeline();
    }
}
