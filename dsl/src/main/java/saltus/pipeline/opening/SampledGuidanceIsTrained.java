package saltus.pipeline.opening;

import java.util.Optional;

/**
 * A network that reads its guidance scale is sampled with one that training has drawn.
 *
 * @param max largest scale of training
 */
public record SampledGuidanceIsTrained(double max) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Sampling sampling) || sampling.classes() == 0 || sampling.guidance() <= max) {
            return Optional.empty();
        }
        return Optional.of(Unmet.error(
                "no row was trained with this guidance scale",
                "sampling with guidance " + sampling.guidance() + "; trained with scales from 1 to " + max,
                "the network is told the scale as an input, and says nothing that it has learned beyond those of training",
                "give --guidance a value from 1 to " + max));
    }
}
