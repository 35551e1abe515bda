package saltus.pipeline.opening;

import java.util.Optional;

/**
 * A dyadic design has learned steps of 1, 1/2, 1/4 .. 1/T and is sampled in equal steps of one of these lengths
 * (framework, C47).
 *
 * @param smallest T, a power of two: the most steps that were trained
 */
public record SampledStepsAreTrained(int smallest) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Sampling sampling) || isTrained(sampling.steps())) {
            return Optional.empty();
        }
        int steps = sampling.steps();
        return Optional.of(Unmet.error(
                "the model has not learned steps of this length",
                "sampling in " + steps + " steps; trained were steps of 1, 1/2 .. 1/" + smallest,
                "for a step that it never learned the network's output is arbitrary",
                "sample in " + nearest(steps)));
    }

    private boolean isTrained(int steps) {
        return steps >= 1 && steps <= smallest && Integer.bitCount(steps) == 1;
    }

    private String nearest(int steps) {
        if (steps > smallest) {
            return smallest + " steps, or in fewer by a power of two";
        }
        int below = Integer.highestOneBit(Math.max(1, steps));
        return below + " or " + 2 * below + " steps";
    }
}
