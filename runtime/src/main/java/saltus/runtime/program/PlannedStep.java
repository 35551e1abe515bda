package saltus.runtime.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.graph.GradientPath;
import saltus.graph.Graph;
import saltus.graph.GraphException;
import saltus.graph.KnownChoices;
import saltus.graph.Node;
import saltus.graph.Pass;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.graph.Sharded;
import saltus.graph.Sharded.Joining;
import saltus.graph.Sharding;
import saltus.pipeline.TrainingStep;
import saltus.runtime.BadInputException;

/**
 * What a training step executes.
 *
 * @param graph after all passes: of a part of the batch, if it lies in several
 * @param schedule in which order, and what is recorded
 * @param parts in which the batch lies
 * @param shared what turns make of all samples before any is recorded
 * @param joinings how what parts say becomes what the batch says; empty for a whole one
 */
record PlannedStep(Graph graph, Schedule schedule, BatchParts parts, SharedRows shared, Map<String, Joining> joinings) {
    /** What a step says of each row, where it says all of it: its times t and r, and its error before any weight. */
    static final List<String> ROWS = List.of("t", "r", "distance");

    /** True if a step says something of each row. */
    boolean showsRows() {
        return showsRows(graph);
    }

    /** What of it the processor works out. */
    HostValues host() {
        return HostValues.of(graph);
    }

    private static boolean showsRows(Graph graph) {
        return ROWS.stream().allMatch(name -> graph.output(name).isPresent());
    }

    /** A step on the whole batch at once. */
    static PlannedStep of(TrainingStep step, Precision precision) {
        return of(step, precision, BatchParts.WHOLE, Recording.AT_ONCE);
    }

    /**
     * A step on a batch that lies in parts.
     *
     * @throws BadInputException if the batch cannot be divided, or the step reads across parts what they cannot tell each other
     */
    static PlannedStep of(TrainingStep step, Precision precision, BatchParts parts, Recording recording) {
        List<String> yields = new ArrayList<>(List.of(TrainingStep.LOSS, TrainingStep.ERROR));
        step.diagnostics().forEach(name -> yields.add(TrainingStep.DIAGNOSTIC + name));
        if (showsRows(step.graph())) {
            yields.addAll(ROWS);
        }
        Graph whole = step.graph().yielding(yields);
        Sharded divided = parts.isDivided() ? divided(whole, step, parts) : new Sharded(whole, Map.of());
        List<Pass> passes = switch (recording) {
            case AT_ONCE -> List.of(Passes.STANDARD, precision);
            case IN_SEGMENTS -> List.of(Passes.STANDARD, new KnownChoices(), Passes.STANDARD, precision);
        };
        Graph graph = new Passes("training program", passes).apply(divided.graph());
        SharedRows shared = SharedRows.of(graph, parts);
        Set<Integer> recorded = GradientPath.of(graph, TrainingStep.LOSS);
        Set<Integer> there = shared.before(recorded).keySet();
        List<Node> lines = SharedRows.lines(graph, graph.outputs().values(), there);
        Schedule atOnce = Schedule.withGradient(graph, recorded, lines);
        Schedule schedule = switch (recording) {
            case AT_ONCE -> atOnce;
            case IN_SEGMENTS -> Recomputation.of(graph, atOnce, parts, step.batchSize());
        };
        return new PlannedStep(graph, schedule, parts, shared, divided.joinings());
    }

    private static Sharded divided(Graph whole, TrainingStep step, BatchParts parts) {
        int batch = step.batchSize();
        if (batch % parts.count() != 0) {
            throw new BadInputException(
                    "A batch of %d rows cannot lie in %s: each has as many rows as the others. Give a --batch that %d divides."
                            .formatted(batch, parts, parts.count()));
        }
        try {
            return Sharding.of(Passes.STANDARD.apply(whole), parts.count(), TrainingStep.LOSS);
        } catch (GraphException e) {
            throw new BadInputException(
                    "This recipe cannot be trained in %s: %s. Train it in one process, its whole batch at once."
                            .formatted(parts, e.getMessage()),
                    e);
        }
    }
}
