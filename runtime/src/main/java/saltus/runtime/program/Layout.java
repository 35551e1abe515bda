package saltus.runtime.program;

import java.util.List;
import saltus.graph.Graph;
import saltus.graph.Op;

/** How the engine lays out values: views lie as what they are views of, and what is computed number by number as its operands. */
final class Layout {
    private final Graph graph;

    Layout(Graph graph) {
        this.graph = graph;
    }

    /**
     * True if numbers along an axis are known to lie side by side.
     *
     * @param axis from the end if negative
     */
    boolean isDense(int id, int axis) {
        int rank = graph.type(id).shape().rank();
        int at = axis < 0 ? rank + axis : axis;
        Op op = graph.nodes().get(id).op();
        if (op instanceof Op.Permute permute) {
            return isDense(permute.x(), permute.order().get(at));
        }
        if (op instanceof Op.Slice slice) {
            return isDense(slice.x(), at);
        }
        if (op instanceof Op.Head head) {
            return isDense(head.x(), at);
        }
        if (op instanceof Op.Cast cast) {
            return isDense(cast.x(), at);
        }
        if (op instanceof Op.Reshape reshape) {
            return at == rank - 1 && isDense(reshape.x(), -1);
        }
        if (op instanceof Op.Unary unary) {
            return isDense(unary.x(), at);
        }
        if (op instanceof Op.Binary binary) {
            // what is as large decides how the result lies
            return List.of(binary.a(), binary.b()).stream()
                    .filter(operand -> graph.type(operand).shape().rank() == rank)
                    .allMatch(operand -> isDense(operand, at));
        }
        return at == rank - 1;
    }
}
