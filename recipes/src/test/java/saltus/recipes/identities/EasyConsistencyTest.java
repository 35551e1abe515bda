package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.EasyConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class EasyConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new EasyConsistencyPipeline();
    }

    /** More than usual: the first step follows the velocity of one sample over a grid of times. */
    @Override
    public double affineTolerance() {
        return 0.08;
    }
}
