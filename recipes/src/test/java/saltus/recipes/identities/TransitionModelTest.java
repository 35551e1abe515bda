package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.TransitionModelPipeline;
import saltus.testkit.RecipeIdentities;

class TransitionModelTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new TransitionModelPipeline();
    }
}
