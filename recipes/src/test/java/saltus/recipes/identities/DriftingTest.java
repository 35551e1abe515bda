package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.DriftingPipeline;
import saltus.testkit.RecipeIdentities;

class DriftingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new DriftingPipeline();
    }

    /** More than usual: the field's fixed point is off by a share of one over the batch, which is small here. */
    @Override
    public double affineTolerance() {
        return 0.1;
    }
}
