package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AblationCPipeline;
import saltus.testkit.RecipeIdentities;

class AblationCTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationCPipeline();
    }
}
