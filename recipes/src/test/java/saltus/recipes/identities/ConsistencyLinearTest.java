package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ConsistencyLinearPipeline;
import saltus.testkit.RecipeIdentities;

class ConsistencyLinearTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ConsistencyLinearPipeline();
    }

    /** More than usual: the first step follows the velocity of one sample over a grid of 20 times. */
    @Override
    public double affineTolerance() {
        return 0.15;
    }
}
