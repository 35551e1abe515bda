package saltus.runtime.program;

import java.util.Set;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Shape;

/** How the engine lays out values: views lie as what they are views of, and what is computed number by number as its operands. */
final class Layout {
    /** Views whose axes are those of what they are views of. */
    private static final Set<Class<? extends Op>> PARTS =
            Set.of(Op.Slice.class, Op.Head.class, Op.Tail.class, Op.OwnRows.class, Op.StopGradient.class);

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
        return switch (Storage.of(op)) {
            case OWN -> at == rank - 1;
            case FOLLOWING -> at == rank - 1 && op.operands().stream().allMatch(operand -> isDense(operand, -1));
            // what is as large decides how the result lies
            case LIKE ->
                op.operands().stream()
                        .filter(operand -> graph.type(operand).shape().rank() == rank)
                        .allMatch(operand -> isDense(operand, at));
            case VIEW -> isDenseView(op, graph.type(id).shape(), at);
        };
    }

    private boolean isDenseView(Op op, Shape shape, int at) {
        int of = op.operands().get(0);
        if (op instanceof Op.Permute permute) {
            return isDense(of, permute.order().get(at));
        }
        if (op instanceof Op.Reshape) {
            return at == shape.rank() - 1 && isDense(of, -1);
        }
        if (op instanceof Op.Expand) {
            Shape from = graph.type(of).shape();
            int there = at - shape.rank() + from.rank();
            return there >= 0 && from.dim(there).equals(shape.dim(at)) && isDense(of, there);
        }
        if (!PARTS.contains(op.getClass())) {
            throw new IllegalStateException("nobody has said how views by " + op + " lie");
        }
        return isDense(of, at);
    }
}
