package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.LagrangianSelfDistillationPipeline;
import saltus.testkit.RecipeIdentities;

class LagrangianSelfDistillationTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LagrangianSelfDistillationPipeline();
    }
}
