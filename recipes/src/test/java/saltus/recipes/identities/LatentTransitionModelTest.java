package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentTransitionModelPipeline;
import saltus.testkit.RecipeIdentities;

class LatentTransitionModelTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentTransitionModelPipeline();
    }
}
