package saltus.recipes.identities;

import saltus.pipeline.Pipeline;
import saltus.recipes.AblationA1Pipeline;
import saltus.recipes.AblationA2Pipeline;
import saltus.recipes.AblationB1Pipeline;
import saltus.recipes.AblationB2Pipeline;
import saltus.recipes.AblationCPipeline;
import saltus.recipes.AblationDPipeline;
import saltus.recipes.AdaptiveMeanFlowPipeline;
import saltus.recipes.AlphaFlowPipeline;
import saltus.recipes.CifarMeanFlowPipeline;
import saltus.recipes.ConsistencyCosinePipeline;
import saltus.recipes.ConsistencyEdmPipeline;
import saltus.recipes.ConsistencyLinearPipeline;
import saltus.recipes.ContinuousConsistencyCosinePipeline;
import saltus.recipes.ContinuousConsistencyLinearPipeline;
import saltus.recipes.ContinuousConsistencyTrigFlowPipeline;
import saltus.recipes.EulerianSelfDistillationPipeline;
import saltus.recipes.ExplicitShortcutB2Pipeline;
import saltus.recipes.ExplicitShortcutClassConsistentPipeline;
import saltus.recipes.ExplicitShortcutPipeline;
import saltus.recipes.ExplicitShortcutXL2Pipeline;
import saltus.recipes.FiniteDifferenceMeanFlowPipeline;
import saltus.recipes.FlowMatchingPipeline;
import saltus.recipes.ImprovedConsistencyPipeline;
import saltus.recipes.ImprovedMeanFlowPipeline;
import saltus.recipes.InductiveMomentMatchingPipeline;
import saltus.recipes.LatentAlphaFlowPipeline;
import saltus.recipes.LatentContinuousConsistencyLinearPipeline;
import saltus.recipes.LatentMeanFlowPipeline;
import saltus.recipes.LaterCifarMeanFlowPipeline;
import saltus.recipes.MeanFlowB4Pipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.recipes.MeanFlowXL2Pipeline;
import saltus.recipes.OriginalShortcutDiffusionPipeline;
import saltus.recipes.ProgressiveConsistencyPipeline;
import saltus.recipes.PublishedContinuousConsistencyCosinePipeline;
import saltus.recipes.ShortcutDiffusionPipeline;
import saltus.recipes.SoFlowPipeline;
import saltus.recipes.SplitMeanFlowPipeline;
import saltus.recipes.UnguidedMeanFlowPipeline;
import saltus.testkit.RecipeIdentities;

class AblationA1Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationA1Pipeline();
    }
}

class AblationA2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationA2Pipeline();
    }
}

class AblationB1Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationB1Pipeline();
    }
}

class AblationB2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationB2Pipeline();
    }
}

class AblationCTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationCPipeline();
    }
}

class AblationDTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AblationDPipeline();
    }
}

class AdaptiveMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AdaptiveMeanFlowPipeline();
    }
}

class AlphaFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new AlphaFlowPipeline();
    }
}

class CifarMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new CifarMeanFlowPipeline();
    }
}

class ConsistencyCosineTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ConsistencyCosinePipeline();
    }
}

class ConsistencyEdmTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ConsistencyEdmPipeline();
    }
}

class ConsistencyLinearTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ConsistencyLinearPipeline();
    }
}

class ContinuousConsistencyCosineTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ContinuousConsistencyCosinePipeline();
    }
}

class ContinuousConsistencyLinearTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ContinuousConsistencyLinearPipeline();
    }
}

class ContinuousConsistencyTrigFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ContinuousConsistencyTrigFlowPipeline();
    }
}

class EulerianSelfDistillationTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new EulerianSelfDistillationPipeline();
    }
}

class ExplicitShortcutTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ExplicitShortcutPipeline();
    }
}

class ExplicitShortcutB2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ExplicitShortcutB2Pipeline();
    }
}

class ExplicitShortcutClassConsistentTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ExplicitShortcutClassConsistentPipeline();
    }
}

class ExplicitShortcutXL2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ExplicitShortcutXL2Pipeline();
    }
}

class FiniteDifferenceMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FiniteDifferenceMeanFlowPipeline();
    }
}

class FlowMatchingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new FlowMatchingPipeline();
    }
}

class ImprovedConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ImprovedConsistencyPipeline();
    }
}

class ImprovedMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ImprovedMeanFlowPipeline();
    }
}

class InductiveMomentMatchingTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new InductiveMomentMatchingPipeline();
    }
}

class LatentAlphaFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentAlphaFlowPipeline();
    }
}

class LatentContinuousConsistencyLinearTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentContinuousConsistencyLinearPipeline();
    }
}

class LatentMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LatentMeanFlowPipeline();
    }
}

class LaterCifarMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new LaterCifarMeanFlowPipeline();
    }
}

class MeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new MeanFlowPipeline();
    }
}

class MeanFlowB4Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new MeanFlowB4Pipeline();
    }
}

class MeanFlowXL2Test extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new MeanFlowXL2Pipeline();
    }
}

class OriginalShortcutDiffusionTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new OriginalShortcutDiffusionPipeline();
    }
}

class ProgressiveConsistencyTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ProgressiveConsistencyPipeline();
    }
}

class PublishedContinuousConsistencyCosineTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new PublishedContinuousConsistencyCosinePipeline();
    }
}

class ShortcutDiffusionTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new ShortcutDiffusionPipeline();
    }
}

class SoFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new SoFlowPipeline();
    }
}

class SplitMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new SplitMeanFlowPipeline();
    }
}

class UnguidedMeanFlowTest extends RecipeIdentities {
    @Override
    public Pipeline pipeline() {
        return new UnguidedMeanFlowPipeline();
    }
}
