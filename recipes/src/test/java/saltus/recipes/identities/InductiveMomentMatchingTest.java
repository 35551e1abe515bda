package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.InductiveMomentMatchingPipeline;
import saltus.testkit.RecipeIdentities;

class InductiveMomentMatchingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new InductiveMomentMatchingPipeline();
    }

    /** More than usual: groups of four tell a law by four samples, which moves where training ends from draw to draw. */
    @Override
    public double affineTolerance() {
        return 0.05;
    }
}
