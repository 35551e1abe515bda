package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.RecursiveConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class RecursiveConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new RecursiveConsistencyPipeline();
    }
}
