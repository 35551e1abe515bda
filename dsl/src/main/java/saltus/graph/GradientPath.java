package saltus.graph;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lines of a graph through which the gradient of an output passes to a parameter: they depend on a parameter and the output depends
 * on them, both not through a stop-gradient. All others need no tape.
 */
public final class GradientPath {
    private GradientPath() {}

    /** The ids of the lines on the path; none if the graph has no such output. */
    public static Set<Integer> of(Graph graph, String output) {
        boolean[] path = dependsOnParameters(graph);
        boolean[] needed = new boolean[path.length];
        graph.output(output).ifPresent(node -> needed[node.id()] = true);
        for (int i = needed.length - 1; i >= 0; i--) {
            Op op = graph.nodes().get(i).op();
            if (needed[i] && !(op instanceof Op.StopGradient)) {
                moving(op).forEach(id -> needed[id] = true);
            }
        }
        return IntStream.range(0, path.length)
                .filter(i -> path[i] && needed[i])
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean[] dependsOnParameters(Graph graph) {
        boolean[] depends = new boolean[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            boolean parameter = node.op() instanceof Op.Input input && input.role() == Role.PARAMETER;
            boolean carries = node.type().dtype().isReal() && !(node.op() instanceof Op.StopGradient);
            depends[node.id()] =
                    parameter || (carries && moving(node.op()).stream().anyMatch(id -> depends[id]));
        }
        return depends;
    }

    /** The operands that a gradient passes to: not those that lend their shape, or what was computed already. */
    private static List<Integer> moving(Op op) {
        boolean lends = Dependence.endsWithShape(op) || op instanceof Op.InverseDeviation;
        return lends ? op.operands().subList(0, op.operands().size() - 1) : op.operands();
    }
}
