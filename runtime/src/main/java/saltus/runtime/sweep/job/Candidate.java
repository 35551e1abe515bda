package saltus.runtime.sweep.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import saltus.graph.GraphException;
import saltus.pipeline.Pipeline;
import saltus.pipeline.plan.Computation;
import saltus.pipeline.plan.Plan;
import saltus.runtime.opening.Gate;
import saltus.runtime.sweep.choice.Combination;
import saltus.runtime.sweep.choice.ShortDigest;

/**
 * A recipe with settings that is trained with several seeds.
 *
 * @param combination what it changes
 * @param name of its folder
 * @param text what it changes, for people
 * @param pipeline of the recipe
 * @param cost forward evaluations of a training step on a whole batch, as executed; empty if they cannot be counted
 * @param computation what it computes: those of equal texts and settings train alike
 */
public record Candidate(
        Combination combination, String name, String text, Pipeline pipeline, OptionalDouble cost, String computation) {
    /** A candidate. */
    public static Candidate of(Combination combination, String text, Pipeline pipeline) {
        StringBuilder name = new StringBuilder(pipeline.card().recipe());
        combination
                .settings()
                .forEach((option, value) ->
                        name.append("-").append(option).append("-").append(fileName(value)));
        return new Candidate(combination, name.toString(), text, pipeline, cost(pipeline), computation(pipeline));
    }

    /** A value as a part of a name, the same for no other value. */
    private static String fileName(String value) {
        String plain = value.replaceAll("[^A-Za-z0-9.-]+", "-");
        return plain.equals(value) ? value : plain + "_" + ShortDigest.of(value);
    }

    /** A recipe's own methods may not take the samples on which evaluations are counted. */
    private static OptionalDouble cost(Pipeline pipeline) {
        try {
            return OptionalDouble.of(Plan.of(pipeline).planned());
        } catch (GraphException uncounted) {
            return OptionalDouble.empty();
        }
    }

    private static String computation(Pipeline pipeline) {
        try {
            return Computation.text(pipeline);
        } catch (GraphException unknown) {
            return pipeline.card().type(); // like itself only
        }
    }

    /** True if another one trains to the same bits. */
    public boolean trainsLike(Candidate other) {
        return computation.equals(other.computation) && combination.settings().equals(other.combination.settings());
    }

    /**
     * What a training is told.
     *
     * @param shared options of all trainings; those stay out which it has of its own, or has no use for
     */
    public List<String> arguments(List<String> shared) {
        List<String> arguments = new ArrayList<>(List.of(pipeline.card().type()));
        combination.settings().forEach((option, value) -> {
            arguments.add("--" + option);
            arguments.add(value);
        });
        Set<String> out = new HashSet<>(combination.settings().keySet());
        if (!pipeline.needsTeacher()) {
            out.add("teacher");
        }
        if (!Gate.looksThroughFeatures(pipeline)) {
            out.add("features");
        }
        arguments.addAll(SharedArguments.without(shared, out));
        return arguments;
    }
}
