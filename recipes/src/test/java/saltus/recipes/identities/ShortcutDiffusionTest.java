package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.ShortcutDiffusionPipeline;
import saltus.testkit.RecipeIdentities;

class ShortcutDiffusionTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ShortcutDiffusionPipeline();
    }
}
