package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AblationDPipeline;
import saltus.testkit.RecipeIdentities;

class AblationDTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationDPipeline();
    }
}
