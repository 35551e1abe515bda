package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.InductiveMomentMatchingPipeline;
import saltus.testkit.RecipeIdentities;

class InductiveMomentMatchingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new InductiveMomentMatchingPipeline();
    }
}
