package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ContinuousConsistencyCosinePipeline;
import saltus.testkit.RecipeIdentities;

class ContinuousConsistencyCosineTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ContinuousConsistencyCosinePipeline();
    }
}
