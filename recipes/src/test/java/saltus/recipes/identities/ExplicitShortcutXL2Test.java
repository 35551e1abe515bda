package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ExplicitShortcutXL2Pipeline;
import saltus.testkit.RecipeIdentities;

class ExplicitShortcutXL2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ExplicitShortcutXL2Pipeline();
    }

    /** More than usual: the adaptive weight counts large errors less, so that what training ends at is no mean. */
    @Override
    public double affineTolerance() {
        return 0.12;
    }
}
