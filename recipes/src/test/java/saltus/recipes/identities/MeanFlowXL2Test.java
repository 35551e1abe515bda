package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.MeanFlowXL2Pipeline;
import saltus.testkit.RecipeIdentities;

class MeanFlowXL2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new MeanFlowXL2Pipeline();
    }
}
