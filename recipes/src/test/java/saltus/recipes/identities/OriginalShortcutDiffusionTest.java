package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.OriginalShortcutDiffusionPipeline;
import saltus.testkit.RecipeIdentities;

class OriginalShortcutDiffusionTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new OriginalShortcutDiffusionPipeline();
    }
}
