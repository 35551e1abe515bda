package saltus.runtime.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import saltus.graph.Dependence;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;

/**
 * Values that a program works out on the processor, wherever the network computes: the masks by which rows are counted and what
 * these follow from, as far as that is labels and draws. How many rows a value has is then known before the device is asked
 * anything, so that nothing waits for it to count.
 *
 * <p>They are worked out once: whoever else reads one of them reads a copy of the same numbers.
 *
 * @param values ids of the values
 * @param carried ids of those that the device has a copy of
 */
record HostValues(Set<Integer> values, Set<Integer> carried) {
    /** For a program whose inputs are all where it computes. */
    static final HostValues NONE = new HostValues(Set.of(), Set.of());

    /** Axes of the largest input that stays with the processor: a few numbers a row, not samples. */
    private static final int AXES = 2;

    HostValues {
        values = Set.copyOf(values);
        carried = Set.copyOf(carried);
    }

    static HostValues of(Graph graph) {
        Set<Integer> values = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Rows rows) {
                behind(graph, rows.mask()).ifPresent(followed -> {
                    values.addAll(followed);
                    values.add(node.id());
                });
            }
        }
        for (Node node : graph.nodes()) { // the rows of all parts come from where those of one are
            if (node.op() instanceof Op.AllRows all
                    && values.contains(all.x())
                    && graph.nodes().get(all.x()).op() instanceof Op.Input) {
                values.add(node.id());
            }
        }
        return new HostValues(values, carried(graph, values));
    }

    /** A mask and all that it follows from; empty if that is more than labels and draws. */
    private static Optional<Set<Integer>> behind(Graph graph, int mask) {
        Set<Integer> found = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(mask));
        while (!open.isEmpty()) {
            int id = open.pop();
            Op op = graph.nodes().get(id).op();
            if (op instanceof Op.Input input && !stays(input)) {
                return Optional.empty();
            }
            if (!(op instanceof Op.Scalar) && found.add(id)) {
                open.addAll(Dependence.numbers(op));
            }
        }
        return Optional.of(found);
    }

    private static boolean stays(Op.Input input) {
        return input.role() == Role.DATA && input.type().shape().rank() <= AXES;
    }

    private static Set<Integer> carried(Graph graph, Set<Integer> values) {
        Set<Integer> read = new HashSet<>(graph.outputs().values());
        graph.nodes().stream()
                .filter(node -> !values.contains(node.id()))
                .forEach(node -> read.addAll(node.op().operands()));
        read.retainAll(values);
        return read;
    }

    /** True if the processor works this value out. */
    boolean has(int id) {
        return values.contains(id);
    }

    /** The inputs that stay with the processor. */
    Set<Op.Input> inputs(Graph graph) {
        Set<Op.Input> inputs = new HashSet<>();
        values.forEach(id -> {
            if (graph.nodes().get(id).op() instanceof Op.Input input) {
                inputs.add(input);
            }
        });
        return inputs;
    }
}
