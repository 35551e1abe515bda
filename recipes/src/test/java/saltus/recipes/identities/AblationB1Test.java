package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AblationB1Pipeline;
import saltus.testkit.RecipeIdentities;

class AblationB1Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationB1Pipeline();
    }

    /** More than usual: the adaptive weight counts large errors less, so that what training ends at is no mean. */
    @Override
    public double affineTolerance() {
        return 0.12;
    }
}
