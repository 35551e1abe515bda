package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.PerceptualConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class PerceptualConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new PerceptualConsistencyPipeline();
    }
}
