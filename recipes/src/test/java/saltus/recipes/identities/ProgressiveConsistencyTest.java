package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ProgressiveConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class ProgressiveConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ProgressiveConsistencyPipeline();
    }
}
