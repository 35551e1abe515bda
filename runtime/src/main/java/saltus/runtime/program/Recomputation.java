package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;

/**
 * Cuts what a step records into segments, of which one at a time is held on a tape: all run without one first, and what
 * crosses a cut is kept; then each, from the last to the first, runs again to yield its gradients.
 *
 * <p>Cuts lie in the order in which the graph was written, where few bytes cross, between the blocks of a network for
 * instance. Among the ways to cut, the one with the least memory for what is kept and for the largest segment is taken.
 */
final class Recomputation {
    /** Sizes of the largest segment that are tried, each this share of the one before. */
    private static final double NEXT = 0.8;

    private final Graph graph;
    private final Attention attention;
    private final List<Node> nodes;
    private final double[] made;
    private final double[] kept;
    private final int[] lastReader;

    private Recomputation(Graph graph, Schedule plain, BatchParts parts, int rows) {
        this.graph = graph;
        this.attention = Attention.in(graph, plain.recorded());
        this.nodes = graph.nodes().stream()
                .filter(node -> plain.recorded().contains(node.id()) && !isParameter(node))
                .toList();
        int[] places = new int[graph.nodes().size()];
        Arrays.fill(places, -1);
        this.made = new double[nodes.size()];
        this.kept = new double[nodes.size()];
        this.lastReader = new int[nodes.size()];
        GraphMemory memory = new GraphMemory(graph, plain);
        ToDoubleFunction<Node> bytes = node -> memory.bytes(node, parts, rows);
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            places[node.id()] = i;
            made[i] = bytes.applyAsDouble(node);
            kept[i] = attention.within().contains(node.id()) ? Double.POSITIVE_INFINITY : heldBy(bytes, node);
            for (int operand : node.op().operands()) {
                if (places[operand] >= 0) {
                    lastReader[places[operand]] = i;
                }
            }
        }
    }

    private static boolean isParameter(Node node) {
        return node.op() instanceof Op.Input input && input.role() == Role.PARAMETER;
    }

    /** What a value keeps from being freed: a view all that it is a view of. */
    private double heldBy(ToDoubleFunction<Node> bytes, Node node) {
        Node base = node;
        while (Storage.of(base.op()) == Storage.VIEW) {
            base = graph.nodes().get(base.op().operands().get(0));
        }
        return bytes.applyAsDouble(base);
    }

    /**
     * The schedule of a graph whose plain schedule is given; the plain one where there is nothing to cut.
     *
     * @param rows of the batch in all
     */
    static Schedule of(Graph graph, Schedule plain, BatchParts parts, int rows) {
        Recomputation cutting = new Recomputation(graph, plain, parts, rows);
        List<Integer> ends = cutting.ends();
        return ends.size() < 2 ? plain : cutting.schedule(plain, ends);
    }

    /** The places behind the last values of the segments that take the least memory. */
    private List<Integer> ends() {
        double all = Arrays.stream(made).sum();
        double greatest = Arrays.stream(made).max().orElse(0);
        List<Integer> best = List.of(nodes.size());
        double least = all;
        for (double most = all * NEXT; most > greatest; most *= NEXT) {
            List<Integer> ends = new ArrayList<>();
            double needed = most + cut(most, ends);
            if (needed < least) {
                least = needed;
                best = ends;
            }
        }
        return best;
    }

    /** Cuts into segments of at most so many bytes each; the bytes that cross, infinite if there is no such way. */
    private double cut(double most, List<Integer> ends) {
        int count = nodes.size();
        double[] least = new double[count + 1];
        int[] from = new int[count + 1];
        for (int end = 1; end <= count; end++) {
            least[end] = Double.POSITIVE_INFINITY;
            double bytes = 0;
            double crossing = 0;
            for (int start = end - 1; start >= 0; start--) {
                bytes += made[start];
                if (bytes > most) {
                    break;
                }
                crossing += lastReader[start] >= end ? kept[start] : 0;
                if (least[start] + crossing < least[end]) {
                    least[end] = least[start] + crossing;
                    from[end] = start;
                }
            }
        }
        if (Double.isFinite(least[count])) {
            for (int end = count; end > 0; end = from[end]) {
                ends.add(0, end);
            }
        }
        return least[count];
    }

    private Schedule schedule(Schedule plain, List<Integer> ends) {
        List<Segment> segments = new ArrayList<>();
        int[] stage = new int[graph.nodes().size()];
        int start = 0;
        for (int end : ends) {
            segments.add(segment(start, end));
            for (Node node : nodes.subList(start, end)) {
                stage[node.id()] = segments.size() - 1;
            }
            start = end;
        }
        List<List<Node>> stages = new ArrayList<>();
        segments.forEach(segment -> stages.add(new ArrayList<>()));
        List<Node> lines = new ArrayList<>(plain.lines());
        lines.sort(Comparator.comparingInt(Node::id));
        for (Node node : lines) {
            for (int operand : node.op().operands()) {
                stage[node.id()] = Math.max(stage[node.id()], stage[operand]);
            }
            stages.get(stage[node.id()]).add(node);
        }
        return Schedule.inSegments(graph, stages, plain.recorded(), segments);
    }

    private Segment segment(int start, int end) {
        List<Node> own = nodes.subList(start, end);
        Set<Integer> ids = own.stream().map(Node::id).collect(Collectors.toSet());
        Set<Integer> earlier =
                nodes.subList(0, start).stream().map(Node::id).collect(Collectors.toCollection(HashSet::new));
        Set<Integer> inputs = new LinkedHashSet<>();
        Set<Integer> parameters = new LinkedHashSet<>();
        for (Node node : own) {
            for (int operand : node.op().operands()) {
                if (earlier.contains(operand)) {
                    inputs.add(operand);
                } else if (!ids.contains(operand) && isParameter(graph.nodes().get(operand))) {
                    parameters.add(operand);
                }
            }
        }
        List<Integer> outputs = new ArrayList<>();
        for (int i = start; i < end; i++) {
            if (lastReader[i] >= end || lastReader[i] == 0) {
                outputs.add(nodes.get(i).id());
            }
        }
        return new Segment(own, List.copyOf(inputs), List.copyOf(parameters), outputs);
    }
}
