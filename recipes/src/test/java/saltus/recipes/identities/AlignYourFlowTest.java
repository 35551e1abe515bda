package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AlignYourFlowPipeline;
import saltus.testkit.RecipeIdentities;

class AlignYourFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AlignYourFlowPipeline();
    }
}
