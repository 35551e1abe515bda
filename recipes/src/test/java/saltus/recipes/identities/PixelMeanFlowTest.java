package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.PixelMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class PixelMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new PixelMeanFlowPipeline();
    }
}
