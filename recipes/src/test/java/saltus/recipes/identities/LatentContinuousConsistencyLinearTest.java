package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LatentContinuousConsistencyLinearPipeline;
import saltus.testkit.RecipeIdentities;

class LatentContinuousConsistencyLinearTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentContinuousConsistencyLinearPipeline();
    }
}
