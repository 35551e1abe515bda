package saltus.pipeline.opening;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import saltus.pipeline.Leg;
import saltus.pipeline.Move;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;

/**
 * A sampler asks for steps that the law of times trains (framework, C47): a dyadic design has learned steps of 1, 1/2, 1/4 ..
 * 1/T, consistency models steps to data, flow matching velocities.
 *
 * @param trained what is trained
 * @param usual what samples do in a step if nobody says otherwise
 */
public record SampledStepsAreTrained(TrainedSteps trained, Move usual) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        // where steps end is a question of the path only if noise makes up for a part of what they leave
        return unmet(opening, time -> time);
    }

    @Override
    public Optional<Unmet> unmet(Pipeline pipeline, Opening opening) {
        return unmet(opening, pipeline.path()::level);
    }

    private Optional<Unmet> unmet(Opening opening, DoubleUnaryOperator level) {
        if (!(opening instanceof Opening.Sampling sampling)) {
            return Optional.empty();
        }
        Route route = sampling.route();
        List<Leg> untrained = route.move().orElse(usual).legs(route, level).stream()
                .filter(leg -> !trained.has(leg))
                .toList();
        return untrained.isEmpty()
                ? Optional.empty()
                : Optional.of(Unmet.error(
                        "the model has not learned steps of this length",
                        found(route, untrained.get(0)),
                        "for a step that it never learned the network's output is arbitrary",
                        fix(route)));
    }

    private String found(Route route, Leg leg) {
        return "sampling in " + route.words()
                + (route.isEven() && route.move().isEmpty() ? "" : ", which asks for " + leg)
                + "; trained were " + trained.words();
    }

    private String fix(Route route) {
        String steps = trained instanceof TrainedSteps.Halvings halvings
                ? nearest(halvings.smallest(), route.steps())
                : "one step";
        return "sample in " + steps
                + (route.move().isPresent() ? ", or without another sampler than the recipe's" : "");
    }

    private static String nearest(int smallest, int steps) {
        if (steps > smallest) {
            return smallest + " steps, or in fewer by a power of two";
        }
        int below = Integer.highestOneBit(steps);
        return below == steps ? steps + " equal steps" : below + " or " + 2 * below + " steps";
    }
}
