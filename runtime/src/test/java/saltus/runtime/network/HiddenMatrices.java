package saltus.runtime.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;

/** The matrices of hidden layers, found in what a network computes. */
final class HiddenMatrices {
    private final Graph graph;
    private final Set<String> trained = new HashSet<>();

    /** The weight that a value is, but for its shape. */
    private final Map<Integer, String> weights = new HashMap<>();

    private HiddenMatrices(Graph graph, Architecture network) {
        this.graph = graph;
        network.weights().stream().filter(Weight::trained).forEach(weight -> trained.add(weight.name()));
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Input input && trained.contains(input.name())) {
                weights.put(node.id(), input.name());
            } else if (node.op() instanceof Op.Reshape || node.op() instanceof Op.Permute) {
                String weight = weights.get(node.op().operands().get(0));
                if (weight != null) {
                    weights.put(node.id(), weight);
                }
            }
        }
    }

    static Set<String> of(Graph graph, Architecture network) {
        return new HiddenMatrices(graph, network).found();
    }

    private Set<String> found() {
        boolean[] given = given();
        boolean[] giving = giving();
        Set<String> multiplied = new TreeSet<>();
        Set<String> atTheEdge = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (isProduct(node)) {
                List<Integer> operands = node.op().operands();
                String weight = weights.get(operands.get(1));
                multiplied.add(weight);
                if (given[operands.get(0)] || giving[node.id()]) {
                    atTheEdge.add(weight);
                }
            }
        }
        multiplied.removeAll(atTheEdge);
        return multiplied;
    }

    private boolean isProduct(Node node) {
        boolean multiplies =
                node.op() instanceof Op.Linear || node.op() instanceof Op.MatMul || node.op() instanceof Op.Conv2d;
        return multiplies && weights.containsKey(node.op().operands().get(1));
    }

    /** Values that depend on samples, times, labels or guidance by a way through no matrix that is trained. */
    private boolean[] given() {
        boolean[] given = new boolean[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            boolean table = node.op() instanceof Op.Gather gather && weights.containsKey(gather.x());
            given[node.id()] = node.op() instanceof Op.Input input
                    ? input.role() == Role.DATA
                    : !isProduct(node)
                            && !table
                            && node.op().operands().stream().anyMatch(id -> given[id]);
        }
        return given;
    }

    /** Values on which the output depends by a way through no matrix that is trained. */
    private boolean[] giving() {
        boolean[] giving = new boolean[graph.nodes().size()];
        graph.outputs().values().forEach(id -> giving[id] = true);
        for (int i = giving.length - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (giving[i] && !isProduct(node)) {
                node.op().operands().forEach(id -> giving[id] = true);
            }
        }
        return giving;
    }
}
