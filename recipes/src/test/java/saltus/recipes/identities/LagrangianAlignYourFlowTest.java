package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LagrangianAlignYourFlowPipeline;
import saltus.testkit.RecipeIdentities;

class LagrangianAlignYourFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LagrangianAlignYourFlowPipeline();
    }
}
