package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.FlowMatchingPipeline;
import saltus.testkit.RecipeIdentities;

class FlowMatchingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FlowMatchingPipeline();
    }
}
