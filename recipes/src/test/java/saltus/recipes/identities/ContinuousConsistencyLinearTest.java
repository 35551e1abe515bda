package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ContinuousConsistencyLinearPipeline;
import saltus.testkit.RecipeIdentities;

class ContinuousConsistencyLinearTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ContinuousConsistencyLinearPipeline();
    }
}
