package saltus.runtime.program;

import java.util.LinkedHashMap;
import java.util.Map;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;

/** A graph that shows the weights of all attention, for which they have to be made. */
final class WrittenOut {
    private WrittenOut() {}

    static Graph of(Graph graph) {
        Map<String, Integer> outputs = new LinkedHashMap<>(graph.outputs());
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Softmax) {
                outputs.put("weights " + node.id(), node.id());
            }
        }
        return new Graph(graph.nodes(), outputs);
    }
}
