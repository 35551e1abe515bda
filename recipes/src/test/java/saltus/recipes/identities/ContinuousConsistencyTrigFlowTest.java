package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ContinuousConsistencyTrigFlowPipeline;
import saltus.testkit.RecipeIdentities;

class ContinuousConsistencyTrigFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ContinuousConsistencyTrigFlowPipeline();
    }
}
