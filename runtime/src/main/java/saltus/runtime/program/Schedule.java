package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import saltus.graph.GradientPath;
import saltus.graph.Graph;
import saltus.graph.Node;

/**
 * The order in which a program evaluates a graph: regions, with and without a gradient tape.
 *
 * <p>A value is recorded exactly if it depends on a parameter and the loss depends on it, both not through a
 * stop-gradient. Everything else, tangents and targets in particular, runs without a tape. Regions are as few as the
 * dependencies allow: each takes every line that is ready.
 *
 * @param regions in order of evaluation
 * @param recorded ids of the values that are recorded, at once or in their segment
 * @param segments that are recorded one at a time, the last one in the regions, the others again after them and backwards;
 *     none where the regions record all
 */
record Schedule(List<Region> regions, Set<Integer> recorded, List<Segment> segments) {
    /**
     * Lines that run in one mode.
     *
     * @param recorded true with a gradient tape
     * @param nodes in order of evaluation
     */
    record Region(boolean recorded, List<Node> nodes) {}

    Schedule {
        regions = List.copyOf(regions);
        recorded = Set.copyOf(recorded);
        segments = List.copyOf(segments);
    }

    /** A schedule that records what the gradient of the output {@code loss} needs. */
    static Schedule withGradient(Graph graph, String loss) {
        return withGradient(graph, GradientPath.of(graph, loss), graph.nodes());
    }

    /**
     * The same of some lines.
     *
     * @param recorded ids of the values that the gradient passes
     * @param lines what the others yield is there
     */
    static Schedule withGradient(Graph graph, Set<Integer> recorded, List<Node> lines) {
        List<Region> regions = new ArrayList<>();
        alternate(lines, recorded, there(graph, lines), regions);
        return new Schedule(regions, recorded, List.of());
    }

    /** True for values that are there before the lines run. */
    private static boolean[] there(Graph graph, List<Node> lines) {
        boolean[] there = new boolean[graph.nodes().size()];
        Arrays.fill(there, true);
        lines.forEach(node -> there[node.id()] = false);
        return there;
    }

    /** A schedule that records nothing. */
    static Schedule withoutGradient(Graph graph) {
        return withoutGradient(graph.nodes());
    }

    /** A schedule of some lines that records nothing. */
    static Schedule withoutGradient(List<Node> lines) {
        return new Schedule(List.of(new Region(false, lines)), Set.of(), List.of());
    }

    /** All lines that run, in their order. */
    List<Node> lines() {
        return regions.stream().flatMap(region -> region.nodes().stream()).toList();
    }

    /**
     * A schedule that records in segments.
     *
     * @param stages lines that can run when those of the stages before have; each segment's are within one
     * @param recorded ids of the values that are recorded
     * @param segments one for each stage
     */
    static Schedule inSegments(Graph graph, List<List<Node>> stages, Set<Integer> recorded, List<Segment> segments) {
        List<Region> regions = new ArrayList<>();
        boolean[] done = there(graph, stages.stream().flatMap(List::stream).toList());
        for (List<Node> stage : stages.subList(0, stages.size() - 1)) {
            regions.add(new Region(false, List.copyOf(stage)));
            stage.forEach(node -> done[node.id()] = true);
        }
        Set<Integer> taped = new HashSet<>();
        segments.get(segments.size() - 1).nodes().forEach(node -> taped.add(node.id()));
        alternate(stages.get(stages.size() - 1), taped, done, regions);
        return new Schedule(regions, recorded, segments);
    }

    /** The segment that the regions record, if there are segments. */
    Optional<Segment> last() {
        return segments.isEmpty() ? Optional.empty() : Optional.of(segments.get(segments.size() - 1));
    }

    /** Segments that run again, in their order. */
    List<Segment> again() {
        return segments.isEmpty() ? List.of() : segments.subList(0, segments.size() - 1);
    }

    private static void alternate(List<Node> nodes, Set<Integer> taped, boolean[] done, List<Region> regions) {
        List<Node> waiting = nodes;
        boolean mode = false;
        while (!waiting.isEmpty()) {
            List<Node> region = new ArrayList<>();
            List<Node> later = new ArrayList<>();
            for (Node node : waiting) {
                boolean ready = taped.contains(node.id()) == mode
                        && node.op().operands().stream().allMatch(id -> done[id]);
                (ready ? region : later).add(node);
                done[node.id()] = ready;
            }
            if (!region.isEmpty()) {
                regions.add(new Region(mode, List.copyOf(region)));
            }
            waiting = later;
            mode = !mode;
        }
    }
}
