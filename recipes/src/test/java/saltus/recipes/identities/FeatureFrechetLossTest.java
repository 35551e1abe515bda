package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.FeatureFrechetLossPipeline;
import saltus.testkit.RecipeIdentities;

class FeatureFrechetLossTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FeatureFrechetLossPipeline();
    }
}
