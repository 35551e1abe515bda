package saltus.pipeline.opening;

import java.util.Optional;

/**
 * A design whose shortcuts all end at data (r = 0) is sampled in one step: steps that end on the way were never trained
 * (framework, C5 and C47).
 */
public record SampledInOneStep() implements Obligation {
    /** The rule is that of {@link SampledStepsAreTrained}. */
    @Override
    public String rule() {
        return SampledStepsAreTrained.class.getSimpleName();
    }

    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Sampling sampling) || sampling.steps() == 1) {
            return Optional.empty();
        }
        return Optional.of(Unmet.error(
                "the model has learned steps that end at data only",
                "sampling in " + sampling.steps() + " steps",
                "all but the last of them end on the way, at r > 0, where the network was never trained",
                "sample in 1 step, or train a design whose shortcuts end anywhere (@RandomEnd)"));
    }
}
