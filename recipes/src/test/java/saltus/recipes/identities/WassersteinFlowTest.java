package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.WassersteinFlowPipeline;
import saltus.testkit.RecipeIdentities;

class WassersteinFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new WassersteinFlowPipeline();
    }

    /** More than usual: sets of a small batch vary too little by a share of one over the batch. */
    @Override
    public double affineTolerance() {
        return 0.08;
    }
}
