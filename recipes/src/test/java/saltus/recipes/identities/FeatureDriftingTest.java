package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.FeatureDriftingPipeline;
import saltus.testkit.RecipeIdentities;

class FeatureDriftingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FeatureDriftingPipeline();
    }
}
