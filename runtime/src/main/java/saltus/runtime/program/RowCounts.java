package saltus.runtime.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import saltus.graph.Array;
import saltus.graph.DeadCode;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.plan.EvenDraws;
import saltus.pipeline.plan.StepInputs;

/**
 * How many rows there are on average where a step works on some of its batch: what decides about rows is made of draws, and is
 * evaluated with draws that lie evenly, curricula being at their end.
 */
final class RowCounts {
    private final Map<String, Double> counts = new HashMap<>();

    /** @param graph of the step after all passes */
    RowCounts(Graph graph, TrainingStep step) {
        counts.put(Dim.BATCH.name(), (double) step.batchSize());
        Map<String, Integer> masks = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Rows rows) {
                masks.put(rows.count().name(), rows.mask());
            }
        }
        Graph deciding = new DeadCode().apply(new Graph(graph.nodes(), masks));
        boolean drawn = deciding.inputs(Role.PARAMETER).isEmpty()
                && deciding.inputs(Role.TARGET).isEmpty()
                && deciding.inputs(Role.TEACHER).isEmpty();
        if (drawn && !masks.isEmpty()) {
            Map<String, Array> values = Interpreter.run(deciding, StepInputs.of(deciding, step, new EvenDraws()));
            values.forEach((name, mask) ->
                    counts.put(name, Arrays.stream(mask.values()).sum()));
        }
    }

    /** The extent: of rows that only a trained network could tell, all. */
    double of(Dim dim) {
        if (dim.isFixed()) {
            return dim.size();
        }
        double rows = 0;
        for (String part : dim.name().split("\\+", -1)) {
            rows += part.matches("[0-9]+")
                    ? Integer.parseInt(part)
                    : counts.getOrDefault(part, counts.getOrDefault(Dim.BATCH.name(), 1.0));
        }
        return rows;
    }
}
