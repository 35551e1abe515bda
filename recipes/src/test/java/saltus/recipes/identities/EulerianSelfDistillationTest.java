package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.EulerianSelfDistillationPipeline;
import saltus.testkit.RecipeIdentities;

class EulerianSelfDistillationTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new EulerianSelfDistillationPipeline();
    }
}
