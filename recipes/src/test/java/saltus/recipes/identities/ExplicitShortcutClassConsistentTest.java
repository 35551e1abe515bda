package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ExplicitShortcutClassConsistentPipeline;
import saltus.testkit.RecipeIdentities;

class ExplicitShortcutClassConsistentTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ExplicitShortcutClassConsistentPipeline();
    }
}
