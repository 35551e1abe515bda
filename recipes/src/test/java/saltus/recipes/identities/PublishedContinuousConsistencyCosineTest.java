package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.PublishedContinuousConsistencyCosinePipeline;
import saltus.testkit.RecipeIdentities;

class PublishedContinuousConsistencyCosineTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new PublishedContinuousConsistencyCosinePipeline();
    }
}
