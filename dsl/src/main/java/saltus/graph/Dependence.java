package saltus.graph;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On which inputs a value depends: those whose numbers are read on some way to it. An operand that lends no more than its
 * shape is not read, and neither is what is multiplied by the number 0. Found without computing anything, so an input
 * that cancels, as in {@code x - x}, still counts.
 */
public final class Dependence {
    private final Graph graph;
    private final Set<Dim> given;

    private Dependence(Graph graph) {
        this.graph = graph;
        this.given = graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Input)
                .flatMap(node -> node.type().shape().named().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The inputs that an output depends on.
     *
     * @throws GraphException if the graph does not yield that output
     */
    public static Set<Op.Input> of(Graph graph, String output) {
        Node last = graph.output(output)
                .orElseThrow(() -> new GraphException("the graph has no output " + output + "; it has "
                        + graph.outputs().keySet()));
        boolean[] read = new boolean[last.id() + 1];
        read[last.id()] = true;
        Dependence dependence = new Dependence(graph);
        for (int i = last.id(); i >= 0; i--) {
            if (read[i]) {
                dependence.read(graph.nodes().get(i).op()).forEach(id -> read[id] = true);
            }
        }
        return graph.nodes().stream()
                .filter(node -> node.id() <= last.id() && read[node.id()])
                .map(Node::op)
                .filter(Op.Input.class::isInstance)
                .map(Op.Input.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The operands of which an operation reads more than the shape. */
    public static List<Integer> numbers(Op op) {
        List<Integer> operands = op.operands();
        return endsWithShape(op) ? operands.subList(0, operands.size() - 1) : operands;
    }

    /** The operands whose numbers decide an operation's value. */
    private List<Integer> read(Op op) {
        List<Integer> operands = op.operands();
        if (op instanceof Op.Binary binary && binary.kind() == Op.BinaryKind.MULTIPLY) {
            boolean zero = isZero(binary.a()) || isZero(binary.b());
            return zero && isGiven(binary.a()) && isGiven(binary.b()) ? List.of() : operands;
        }
        int last = operands.size() - 1;
        return endsWithShape(op) && isGiven(operands.get(last)) ? operands.subList(0, last) : operands;
    }

    private boolean isZero(int id) {
        return graph.nodes().get(id).op() instanceof Op.Scalar scalar && scalar.value() == 0;
    }

    /** True for operations whose last operand lends its shape. */
    static boolean endsWithShape(Op op) {
        return op instanceof Op.RowNumbers
                || op instanceof Op.RowsBefore
                || op instanceof Op.Expand
                || op instanceof Op.Scatter
                || op instanceof Op.Head
                || op instanceof Op.Tail
                || op instanceof Op.Pad;
    }

    /** True if inputs fix a value's shape: rows that the graph counts itself tell about the mask that they are counted by. */
    private boolean isGiven(int id) {
        return given.containsAll(graph.type(id).shape().named());
    }
}
