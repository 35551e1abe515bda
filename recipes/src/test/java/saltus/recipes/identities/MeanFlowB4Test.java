package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.MeanFlowB4Pipeline;
import saltus.testkit.RecipeIdentities;

class MeanFlowB4Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new MeanFlowB4Pipeline();
    }

    /** More than usual: the adaptive weight counts large errors less, so that what training ends at is no mean. */
    @Override
    public double affineTolerance() {
        return 0.12;
    }
}
