package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.FiniteDifferenceMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class FiniteDifferenceMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FiniteDifferenceMeanFlowPipeline();
    }
}
