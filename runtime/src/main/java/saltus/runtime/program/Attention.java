package saltus.runtime.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;

/**
 * Attention of which nothing but its result is read: {@code softmax(q k) v} with q [B, H, T, D], k [B, H, D, S] and v
 * [B, H, S, D]. The engine has a kernel for it that never holds all weights [B, H, T, S] at once, in either direction. Where
 * a tangent or an output reads them, too, they are made, and this does not apply.
 *
 * @param fused what a product of weights and values attends, by its id
 * @param within ids of the values that are no longer made
 */
record Attention(Map<Integer, Operands> fused, Set<Integer> within) {
    private static final int RANK = 4;

    /**
     * Of one attention.
     *
     * @param q queries, scaled
     * @param k keys, transposed
     * @param v values
     */
    record Operands(int q, int k, int v) {}

    Attention {
        fused = Map.copyOf(fused);
        within = Set.copyOf(within);
    }

    /** All of a graph. */
    static Attention in(Graph graph) {
        int[] readers = new int[graph.nodes().size()];
        graph.nodes().forEach(node -> node.op().operands().forEach(id -> readers[id]++));
        graph.outputs().values().forEach(id -> readers[id]++);
        Map<Integer, Operands> fused = new HashMap<>();
        Set<Integer> within = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.MatMul product && node.type().shape().rank() == RANK) {
                Set<Integer> passed = new HashSet<>();
                OptionalInt weights = through(graph, readers, product.a(), passed);
                if (weights.isPresent() && graph.nodes().get(weights.getAsInt()).op() instanceof Op.Softmax softmax) {
                    OptionalInt similarities = through(graph, readers, softmax.x(), passed);
                    if (similarities.isPresent()
                            && graph.nodes().get(similarities.getAsInt()).op() instanceof Op.MatMul pairs
                            && fits(graph, node, pairs)) {
                        fused.put(node.id(), new Operands(pairs.a(), pairs.b(), product.b()));
                        within.addAll(passed);
                    }
                }
            }
        }
        return new Attention(fused, within);
    }

    /** The value behind a cast or none, unless something else reads it; adds what is passed. */
    private static OptionalInt through(Graph graph, int[] readers, int id, Set<Integer> passed) {
        int behind = graph.nodes().get(id).op() instanceof Op.Cast cast ? cast.x() : id;
        passed.add(id);
        passed.add(behind);
        return readers[id] == 1 && readers[behind] == 1 ? OptionalInt.of(behind) : OptionalInt.empty();
    }

    /** True if queries, keys and values have one element type, and as many numbers each. */
    private static boolean fits(Graph graph, Node product, Op.MatMul pairs) {
        return graph.type(pairs.a()).dtype() == product.type().dtype()
                && graph.type(pairs.a())
                        .shape()
                        .dim(-1)
                        .equals(product.type().shape().dim(-1));
    }
}
