package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AlphaFlowXL2Pipeline;
import saltus.testkit.RecipeIdentities;

class AlphaFlowXL2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AlphaFlowXL2Pipeline();
    }

    /** More than usual: adaptive weights count large errors less, so that a batch pulls to a middle of its own. */
    @Override
    public double affineTolerance() {
        return 0.04;
    }
}
