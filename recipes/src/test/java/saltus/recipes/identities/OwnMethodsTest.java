package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.testkit.RecipeIdentities;

class OwnMethodsTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new OwnMethodsPipeline();
    }
}
