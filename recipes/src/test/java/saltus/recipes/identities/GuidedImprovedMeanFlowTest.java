package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.GuidedImprovedMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class GuidedImprovedMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new GuidedImprovedMeanFlowPipeline();
    }
}
