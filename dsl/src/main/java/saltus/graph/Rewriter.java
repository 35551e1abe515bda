package saltus.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies a graph line by line with a map from old to new values: the frame in which passes are written. */
final class Rewriter {
    private final Graph source;
    private final List<Node> nodes = new ArrayList<>();
    private final int[] ids;

    Rewriter(Graph source) {
        this.source = source;
        this.ids = new int[source.nodes().size()];
    }

    /** The operation of a node with its operands renamed to the copy's values. */
    Op renamed(Node node) {
        return node.op().renamed(id -> ids[id]);
    }

    /** Adds a line to the copy. */
    int add(Op op) {
        Type type = op.accept(new TypeInference(id -> nodes.get(id).type()));
        nodes.add(new Node(nodes.size(), op, type));
        return nodes.size() - 1;
    }

    /** Says which value of the copy stands for a node of the source. */
    void map(Node node, int id) {
        ids[node.id()] = id;
    }

    Node copied(int id) {
        return nodes.get(id);
    }

    /** The value of the copy that stands for a value of the source. */
    int mapped(int id) {
        return ids[id];
    }

    Graph finish() {
        Map<String, Integer> outputs = new LinkedHashMap<>();
        source.outputs().forEach((name, id) -> outputs.put(name, ids[id]));
        return new Graph(nodes, outputs);
    }
}
