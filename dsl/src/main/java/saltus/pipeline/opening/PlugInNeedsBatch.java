package saltus.pipeline.opening;

import java.util.Optional;

/** A plug-in velocity weighs the samples of a batch, which has to hold more than one (framework, C36). */
public record PlugInNeedsBatch() implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training) || training.batchSize() >= 2) {
            return Optional.empty();
        }
        return Optional.of(Unmet.error(
                "the plug-in velocity has no other sample to weigh",
                "a batch of " + training.batchSize(),
                "with one sample the estimate is that sample's own velocity",
                "use a batch of at least 2, the larger the better, or @ConditionalVelocity"));
    }
}
