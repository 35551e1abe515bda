package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ImprovedConsistencyPipeline;
import saltus.testkit.RecipeIdentities;

class ImprovedConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ImprovedConsistencyPipeline();
    }

    /** More than usual: the first step follows the velocity of one sample over a grid of times. */
    @Override
    public double affineTolerance() {
        return 0.08;
    }
}
