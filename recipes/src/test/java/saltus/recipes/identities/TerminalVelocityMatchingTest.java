package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.TerminalVelocityMatchingPipeline;
import saltus.testkit.RecipeIdentities;

class TerminalVelocityMatchingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new TerminalVelocityMatchingPipeline();
    }
}
