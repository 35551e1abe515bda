package saltus.runtime.program;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Graph;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.pipeline.TrainingStep;

/**
 * What a training step executes.
 *
 * @param graph after all passes
 * @param schedule in which order, and what is recorded
 */
record PlannedStep(Graph graph, Schedule schedule) {
    /** What a step says of each row, where it says all of it: its times t and r, and its error before any weight. */
    static final List<String> ROWS = List.of("t", "r", "distance");

    /** True if a graph says something of each row. */
    static boolean showsRows(Graph graph) {
        return ROWS.stream().allMatch(name -> graph.output(name).isPresent());
    }

    static PlannedStep of(TrainingStep step, Precision precision) {
        List<String> yields = new ArrayList<>(List.of(TrainingStep.LOSS, TrainingStep.ERROR));
        step.diagnostics().forEach(name -> yields.add(TrainingStep.DIAGNOSTIC + name));
        if (showsRows(step.graph())) {
            yields.addAll(ROWS);
        }
        Passes passes = new Passes("training program", List.of(Passes.STANDARD, precision));
        Graph graph = passes.apply(step.graph().yielding(yields));
        return new PlannedStep(graph, Schedule.withGradient(graph, TrainingStep.LOSS));
    }
}
