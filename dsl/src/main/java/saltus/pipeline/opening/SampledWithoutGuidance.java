package saltus.pipeline.opening;

import java.util.Optional;

/**
 * A model that was trained with guidance is sampled at scale 1 (framework, C43). Data without classes are guided neither
 * in training nor in sampling, so that nothing compounds.
 *
 * @param omega the scale that was trained: omega / (1 - kappa) of {@link saltus.Guidance}, omega of
 *     {@link saltus.BootstrapGuidance}; 1 is no guidance, which obliges to nothing
 */
public record SampledWithoutGuidance(double omega) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Sampling sampling)
                || sampling.classes() == 0
                || sampling.guidance() <= 1
                || omega == 1) {
            return Optional.empty();
        }
        return Optional.of(Unmet.error(
                "a model that was trained with guidance is guided again",
                "sampling with guidance " + sampling.guidance() + "; trained with guidance " + omega,
                "the network's output is the guided velocity already, and both scales would compound",
                "sample without --guidance; for another scale train with another omega"));
    }
}
