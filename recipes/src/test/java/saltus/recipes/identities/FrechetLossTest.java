package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.FrechetLossPipeline;
import saltus.testkit.RecipeIdentities;

class FrechetLossTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FrechetLossPipeline();
    }

    /** More than usual: moments of a batch of B are off by a share of the order of 1/B: 1.5/B in one dimension. */
    @Override
    public double affineTolerance() {
        return 0.07;
    }
}
