package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.DistilledUnifiedConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class DistilledUnifiedConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new DistilledUnifiedConsistencyPipeline();
    }
}
