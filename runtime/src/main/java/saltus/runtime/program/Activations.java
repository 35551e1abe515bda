package saltus.runtime.program;

import java.util.HashMap;
import java.util.Map;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;

/**
 * Products of which nothing but their GELU is read, and no gradient: the library that makes such a product bends each number
 * while it has it at hand.
 *
 * @param products by the value that bends them
 */
record Activations(Map<Integer, Integer> products) {
    static final Activations NONE = new Activations(Map.of());

    Activations {
        products = Map.copyOf(products);
    }

    /** All of a graph. */
    static Activations in(Graph graph, Schedule schedule) {
        int[] readers = new int[graph.nodes().size()];
        graph.nodes().forEach(node -> node.op().operands().forEach(id -> readers[id]++));
        graph.outputs().values().forEach(id -> readers[id]++);
        Map<Integer, Integer> products = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Unary bend
                    && bend.kind() == Op.UnaryKind.GELU
                    && graph.nodes().get(bend.x()).op() instanceof Op.Linear product
                    && Products.fit(graph, product, bend.x())
                    && readers[bend.x()] == 1
                    && !schedule.recorded().contains(bend.x())) {
                products.put(node.id(), bend.x());
            }
        }
        return new Activations(products);
    }
}
