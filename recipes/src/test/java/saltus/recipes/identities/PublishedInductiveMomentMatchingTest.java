package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.PublishedInductiveMomentMatchingPipeline;
import saltus.testkit.RecipeIdentities;

class PublishedInductiveMomentMatchingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new PublishedInductiveMomentMatchingPipeline();
    }
}
