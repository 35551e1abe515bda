package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ExplicitShortcutPipeline;
import saltus.testkit.RecipeIdentities;

class ExplicitShortcutTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ExplicitShortcutPipeline();
    }
}
