package saltus.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the element type in which a graph computes, by explicit casts and types only.
 *
 * <ul>
 *   <li>{@link #SINGLE}: as written, f32.
 *   <li>{@link #DOUBLE}: every f32 value becomes f64, inputs included.
 *   <li>{@link #MIXED}: {@code linear}, {@code matmul} and {@code conv2d} of the network read their operands cast to bf16 and their result
 *       is cast back to f32; everything else (norms, softmax, losses, times, products of data alone) stays f32.
 * </ul>
 *
 * <p>The last pass of a list: a pass that copies the graph afterwards would infer f32 for its constants again.
 */
public enum Precision implements Pass {
    SINGLE {
        @Override
        public Graph apply(Graph graph) {
            return graph;
        }
    },
    DOUBLE {
        @Override
        public Graph apply(Graph graph) {
            List<Node> nodes = graph.nodes().stream()
                    .map(node -> new Node(node.id(), widened(node.op()), widened(node.type())))
                    .collect(Collectors.toList());
            return new Graph(nodes, graph.outputs());
        }
    },
    MIXED {
        @Override
        public Graph apply(Graph graph) {
            Rewriter copy = new Rewriter(graph);
            Map<Integer, Integer> casts = new HashMap<>();
            Set<Integer> network = new HashSet<>();
            for (Node node : graph.nodes()) {
                Op op = copy.renamed(node);
                boolean weight = node.op() instanceof Op.Input input && input.role() != Role.DATA;
                if (weight || node.op().operands().stream().anyMatch(network::contains)) {
                    network.add(node.id());
                }
                boolean product = network.contains(node.id()) && isProduct(op);
                copy.map(node, product ? narrowed(copy, casts, op) : copy.add(op));
            }
            return copy.finish();
        }
    };

    /** The type of parameters, moments and results under this precision. */
    public Dtype storage() {
        return this == DOUBLE ? Dtype.F64 : Dtype.F32;
    }

    private static boolean isProduct(Op op) {
        return op instanceof Op.Linear || op instanceof Op.MatMul || op instanceof Op.Conv2d;
    }

    private static Type widened(Type type) {
        return type.dtype() == Dtype.F32 ? type.as(Dtype.F64) : type;
    }

    private static Op widened(Op op) {
        if (op instanceof Op.Input input) {
            return new Op.Input(input.role(), input.name(), widened(input.type()));
        }
        return op instanceof Op.Cast cast && cast.dtype() == Dtype.F32 ? new Op.Cast(cast.x(), Dtype.F64) : op;
    }

    private static int narrowed(Rewriter copy, Map<Integer, Integer> casts, Op op) {
        Op cheap = op.renamed(id -> casts.computeIfAbsent(id, wide -> copy.add(new Op.Cast(wide, Dtype.BF16))));
        return copy.add(new Op.Cast(copy.add(cheap), Dtype.F32));
    }
}
