package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ConsistencyEdmPipeline;
import saltus.testkit.RecipeIdentities;

class ConsistencyEdmTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ConsistencyEdmPipeline();
    }

    /** More than usual: the first step follows the velocity of one sample over a grid of 20 times. */
    @Override
    public double affineTolerance() {
        return 0.15;
    }
}
