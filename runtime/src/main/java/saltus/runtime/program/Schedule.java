package saltus.runtime.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;

/**
 * The order in which a program evaluates a graph: alternating regions, with and without a gradient tape.
 *
 * <p>A value is recorded exactly if it depends on a parameter and the loss depends on it, both not through a
 * stop-gradient. Everything else, tangents and targets in particular, runs without a tape. Regions are as few as the
 * dependencies allow: each takes every line that is ready.
 *
 * @param regions in order of evaluation
 */
record Schedule(List<Region> regions) {
    /**
     * Lines that run in one mode.
     *
     * @param recorded true with a gradient tape
     * @param nodes in order of evaluation
     */
    record Region(boolean recorded, List<Node> nodes) {}

    /** A schedule that records what the gradient of the output {@code loss} needs. */
    static Schedule withGradient(Graph graph, String loss) {
        boolean[] recorded = dependsOnParameters(graph);
        boolean[] needed = neededBy(graph, graph.output(loss).orElseThrow().id());
        for (int i = 0; i < recorded.length; i++) {
            recorded[i] &= needed[i];
        }
        return of(graph, recorded);
    }

    /** A schedule that records nothing. */
    static Schedule withoutGradient(Graph graph) {
        return of(graph, new boolean[graph.nodes().size()]);
    }

    /** True if any line of the recorded regions defines that value. */
    Map<Integer, Boolean> recordedValues() {
        Map<Integer, Boolean> recorded = new HashMap<>();
        for (Region region : regions) {
            region.nodes().forEach(node -> recorded.put(node.id(), region.recorded()));
        }
        return recorded;
    }

    private static boolean[] dependsOnParameters(Graph graph) {
        boolean[] depends = new boolean[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            boolean parameter = node.op() instanceof Op.Input input && input.role() == Role.PARAMETER;
            boolean carries = node.type().dtype().isReal() && !(node.op() instanceof Op.StopGradient);
            depends[node.id()] =
                    parameter || (carries && node.op().operands().stream().anyMatch(id -> depends[id]));
        }
        return depends;
    }

    private static boolean[] neededBy(Graph graph, int output) {
        boolean[] needed = new boolean[graph.nodes().size()];
        needed[output] = true;
        for (int i = output; i >= 0; i--) {
            Op op = graph.nodes().get(i).op();
            if (needed[i] && !(op instanceof Op.StopGradient)) {
                op.operands().forEach(id -> needed[id] = true);
            }
        }
        return needed;
    }

    private static Schedule of(Graph graph, boolean[] recorded) {
        List<Region> regions = new ArrayList<>();
        List<Node> waiting = new ArrayList<>(graph.nodes());
        boolean[] done = new boolean[graph.nodes().size()];
        boolean mode = false;
        while (!waiting.isEmpty()) {
            List<Node> region = new ArrayList<>();
            List<Node> later = new ArrayList<>();
            for (Node node : waiting) {
                boolean ready = recorded[node.id()] == mode
                        && node.op().operands().stream().allMatch(id -> done[id]);
                (ready ? region : later).add(node);
                done[node.id()] = ready;
            }
            if (!region.isEmpty()) {
                regions.add(new Region(mode, region));
            }
            waiting = later;
            mode = !mode;
        }
        return new Schedule(regions);
    }
}
