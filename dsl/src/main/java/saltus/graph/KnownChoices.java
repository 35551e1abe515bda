package saltus.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of rows that a mask has sorted, the leading ones read what the mask chooses for them: {@code head(where(m, a, b), rows(m))}
 * becomes {@code head(a, rows(m))}, also through elementwise operations, where {@code m = gather(k, order(k))} for some mask k.
 * The leading rows then no longer wait for b, as a derivative on the rows with r &lt; t for what is said of the others.
 */
public final class KnownChoices implements Pass {
    @Override
    public String name() {
        return "known choices";
    }

    @Override
    public Graph apply(Graph graph) {
        Rewriter copy = new Rewriter(graph);
        Map<Integer, Leading> known = new HashMap<>();
        boolean changed = false;
        for (Node node : graph.nodes()) {
            Optional<Leading> leading = node.op() instanceof Op.Head head
                    ? Optional.ofNullable(known.computeIfAbsent(head.like(), like -> Leading.of(graph, copy, like)))
                    : Optional.empty();
            if (node.op() instanceof Op.Head head
                    && leading.isPresent()
                    && leading.get().chooses(head.x())) {
                copy.map(node, leading.get().of(head.x()));
                changed = true;
            } else {
                copy.map(node, copy.add(copy.renamed(node)));
            }
        }
        return changed ? copy.finish() : graph;
    }

    /** The rows that one mask has put first. */
    private static final class Leading {
        private final Graph graph;
        private final Rewriter copy;
        private final int mask;
        private final int rows;
        private final Map<Integer, Integer> known = new HashMap<>();

        private Leading(Graph graph, Rewriter copy, int mask, int rows) {
            this.graph = graph;
            this.copy = copy;
            this.mask = mask;
            this.rows = rows;
        }

        /** Those whose numbers {@code rows} are; null if a mask has not sorted them. */
        static @Nullable Leading of(Graph graph, Rewriter copy, int rows) {
            return graph.nodes().get(rows).op() instanceof Op.Rows chosen
                            && graph.nodes().get(chosen.mask()).op() instanceof Op.Gather sorted
                            && graph.nodes().get(sorted.index()).op() instanceof Op.Order order
                            && order.mask() == sorted.x()
                    ? new Leading(graph, copy, chosen.mask(), rows)
                    : null;
        }

        /** True if the mask chooses on the way to a value. */
        boolean chooses(int id) {
            Op op = graph.nodes().get(id).op();
            return passes(id) && (isChoice(id) || op.operands().stream().anyMatch(this::chooses));
        }

        /** The leading rows of a value, in the copy. */
        int of(int id) {
            Integer there = known.get(id);
            if (there == null) {
                there = made(id);
                known.put(id, there);
            }
            return there;
        }

        private int made(int id) {
            Op op = graph.nodes().get(id).op();
            if (!hasRows(id)) {
                return copy.mapped(id);
            }
            if (!passes(id) || !chooses(id)) {
                return copy.add(new Op.Head(copy.mapped(id), copy.mapped(rows)));
            }
            if (isChoice(id)) {
                return of(((Op.Where) op).a());
            }
            if (op instanceof Op.Reshape reshape) {
                Dim count = graph.type(rows).shape().dim(0);
                return copy.add(new Op.Reshape(of(reshape.x()), reshape.shape().with(0, count)));
            }
            return copy.add(op.renamed(this::of));
        }

        private boolean isChoice(int id) {
            if (!(graph.nodes().get(id).op() instanceof Op.Where where)) {
                return false;
            }
            int by = graph.nodes().get(where.mask()).op() instanceof Op.Reshape reshape ? reshape.x() : where.mask();
            return by == mask
                    && graph.type(where.mask()).shape().dim(0).equals(batch())
                    && graph.type(where.a()).equals(graph.type(id));
        }

        /** True for what is made row by row of operands that have these rows as their first axis, or no rows. */
        private boolean passes(int id) {
            Op op = graph.nodes().get(id).op();
            int rank = graph.type(id).shape().rank();
            if (op instanceof Op.Reshape reshape) {
                return hasRows(id) && hasRows(reshape.x());
            }
            boolean rowwise = op instanceof Op.Unary
                    || op instanceof Op.Binary
                    || op instanceof Op.Where
                    || op instanceof Op.StopGradient;
            List<Integer> operands = op.operands();
            return rowwise
                    && hasRows(id)
                    && operands.stream()
                            .allMatch(operand -> graph.type(operand)
                                            .shape()
                                            .named()
                                            .isEmpty()
                                    || (hasRows(operand)
                                            && graph.type(operand).shape().rank() == rank));
        }

        private boolean hasRows(int id) {
            Shape shape = graph.type(id).shape();
            return shape.rank() > 0 && shape.dim(0).equals(batch());
        }

        private Dim batch() {
            return graph.type(mask).shape().dim(0);
        }
    }
}
