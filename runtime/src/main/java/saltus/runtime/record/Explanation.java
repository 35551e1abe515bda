package saltus.runtime.record;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import saltus.graph.GraphException;
import saltus.pipeline.Card;
import saltus.pipeline.Pipeline;
import saltus.pipeline.plan.Plan;
import saltus.runtime.JsonFile;

/**
 * What is to be said of a recipe: what {@code saltus explain} prints and {@code design.json} keeps.
 *
 * @param recipe simple name
 * @param type full name
 * @param summary the first sentence of its documentation; may be empty
 * @param design its components
 * @param constraints how it stands with those of the framework, in their order
 * @param plan evaluations of the network in a training step
 * @param uncounted why there is no plan; empty if there is one
 */
public record Explanation(
        String recipe,
        String type,
        String summary,
        List<Component> design,
        List<Standing> constraints,
        List<Evaluation> plan,
        String uncounted) {
    public Explanation {
        design = List.copyOf(design);
        constraints = List.copyOf(constraints);
        plan = List.copyOf(plan);
        Objects.requireNonNull(recipe + type + summary + uncounted);
    }

    /**
     * A component.
     *
     * @param slot what it decides
     * @param annotation as it is written
     * @param source full name of the recipe that declares it
     */
    public record Component(String slot, String annotation, String source) {}

    /**
     * How the recipe stands with a constraint.
     *
     * @param constraint C1 to C48
     * @param status in words, such as {@code proved}
     * @param check id of the check that says so
     * @param says what holds, with bounds where there are any
     */
    public record Standing(String constraint, String status, String check, String says) {}

    /**
     * An evaluation of the network.
     *
     * @param what with which arguments
     * @param rows on which rows
     * @param planned its cost as executed, in forward evaluations of the whole batch
     * @param reference its cost in the reference order
     * @param mode what is wanted of it, in words
     */
    public record Evaluation(String what, String rows, double planned, double reference, String mode) {}

    /** What is to be said of a pipeline's recipe. */
    public static Explanation of(Pipeline pipeline) {
        // what takes longest is begun first
        CompletableFuture<Plan> plan = CompletableFuture.supplyAsync(() -> Plan.of(pipeline));
        Card card = pipeline.card();
        List<Component> design = card.components().stream()
                .map(part -> new Component(
                        part.category().name().toLowerCase(Locale.ROOT),
                        part.annotation().toString(),
                        part.source()))
                .toList();
        List<Standing> constraints = Standings.of(card);
        List<Evaluation> evaluations = List.of();
        String uncounted = "";
        try {
            evaluations = plan.join().lines().stream()
                    .map(line -> new Evaluation(
                            line.what(),
                            line.planned().words(),
                            line.plannedCost(),
                            line.referenceCost(),
                            line.mode().words()))
                    .toList();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof GraphException cause)) {
                throw e;
            }
            // a recipe's own methods may not take the samples on which evaluations are counted
            uncounted = String.valueOf(cause.getMessage());
        }
        return new Explanation(card.recipe(), card.type(), card.summary(), design, constraints, evaluations, uncounted);
    }

    /** Cost of a step as executed, in forward evaluations of the whole batch. */
    public double planned() {
        return plan.stream().mapToDouble(Evaluation::planned).sum();
    }

    /** The same in the reference order. */
    public double reference() {
        return plan.stream().mapToDouble(Evaluation::reference).sum();
    }

    /** The file of a run's folder. */
    static Path file(Path folder) {
        return folder.resolve("design.json");
    }

    /** Keeps it in a folder. */
    void write(Path folder) {
        JsonFile.write(file(folder), new Gson().toJsonTree(this).getAsJsonObject());
    }

    /**
     * What a folder keeps; empty if it is damaged.
     *
     * @param path a file
     * @throws saltus.runtime.BadInputException if it cannot be read
     */
    public static Optional<Explanation> read(Path path) {
        return JsonFile.read(path).flatMap(json -> {
            try {
                return Optional.of(new Gson().fromJson(json, Explanation.class));
            } catch (RuntimeException damaged) { // of every kind, for the file may be anything
                return Optional.empty();
            }
        });
    }
}
