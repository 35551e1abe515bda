package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AblationA1Pipeline;
import saltus.testkit.RecipeIdentities;

class AblationA1Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationA1Pipeline();
    }

    /** More than usual: adaptive weights count large errors less, so that a batch pulls to a middle of its own. */
    @Override
    public double affineTolerance() {
        return 0.03;
    }
}
