package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.UnifiedConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class UnifiedConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new UnifiedConsistencyPipeline();
    }
}
