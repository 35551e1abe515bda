package saltus.runtime.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Type;

/**
 * Memory that the evaluation of a graph takes beyond its weights. A value lives until its last reader has run; what is
 * recorded, or read by what is, lives until the gradients are there.
 */
final class GraphMemory {
    /** Gradients of values that live beside the largest recorded one while its own is computed. */
    private static final int GRADIENTS = 4;

    private final Graph graph;
    private final Attention attention;
    private final Schedule schedule;
    private final SharedRows shared;
    private final int[] lastUse;

    GraphMemory(Graph graph, Schedule schedule) {
        this(graph, schedule, SharedRows.NONE);
    }

    /** Of a step, which may be a part of a batch. */
    GraphMemory(PlannedStep step) {
        this(step.graph(), step.schedule(), step.shared());
    }

    private GraphMemory(Graph graph, Schedule schedule, SharedRows shared) {
        this.shared = shared;
        this.graph = graph;
        this.attention = Attention.in(graph, schedule.recorded());
        this.schedule = schedule;
        this.lastUse = lastUse();
    }

    /** For each value the place in the order of evaluation at which its last reader stands, beyond the end if recorded. */
    private int[] lastUse() {
        int[] last = new int[graph.nodes().size()];
        int end = graph.nodes().size();
        int place = 0;
        for (Schedule.Region region : schedule.regions()) {
            for (Node node : region.nodes()) {
                for (int operand : node.op().operands()) {
                    last[operand] = Math.max(last[operand], region.recorded() ? end : place);
                }
                last[node.id()] = region.recorded() ? end : place;
                place++;
            }
        }
        List<Segment> again = schedule.again();
        for (int i = 0; i < again.size(); i++) {
            Set<Integer> own = again.get(i).nodes().stream().map(Node::id).collect(Collectors.toSet());
            for (Node node : again.get(i).nodes()) {
                for (int operand : node.op().operands()) {
                    last[operand] = own.contains(operand) ? last[operand] : Math.max(last[operand], beginning(i));
                }
            }
        }
        graph.outputs().values().forEach(id -> last[id] = end + again.size());
        // what lies elsewhere keeps what it is made of; readers stand behind
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            if (liesElsewhere(graph.nodes().get(i))) {
                for (int operand : graph.nodes().get(i).op().operands()) {
                    last[operand] = Math.max(last[operand], last[i]);
                }
            }
        }
        return last;
    }

    /** The place in the order of evaluation at which a segment runs again. */
    private int beginning(int segment) {
        return graph.nodes().size() + schedule.again().size() - segment;
    }

    /** Bytes at the peak, for a batch of so many rows. */
    double bytes(int rows) {
        return bytes(BatchParts.WHOLE, rows);
    }

    /** Bytes at the peak of one part of a batch of so many rows in all. */
    double bytes(BatchParts parts, int rows) {
        double live = shared.all().stream()
                .mapToDouble(value -> bytes(graph.type(value.all()), parts, rows))
                .sum();
        double peak = 0;
        double greatest = 0;
        double[] ending = new double[graph.nodes().size() + schedule.again().size() + 1];
        int place = 0;
        for (Schedule.Region region : schedule.regions()) {
            for (Node node : region.nodes()) {
                double bytes = bytes(node, parts, rows);
                live += bytes;
                ending[lastUse[node.id()]] += bytes;
                peak = Math.max(peak, live + meanwhile(node, parts, rows));
                live -= ending[place];
                ending[place] = 0;
                greatest = region.recorded() ? Math.max(greatest, bytes) : greatest;
                place++;
            }
        }
        peak += GRADIENTS * greatest;
        for (int i = schedule.again().size() - 1; i >= 0; i--) {
            live -= ending[place];
            place++;
            peak = Math.max(peak, live + again(i, node -> bytes(node, parts, rows)));
        }
        return peak;
    }

    /** Bytes that a segment takes when it runs again, with the gradients that it is given and gives. */
    private double again(int index, ToDoubleFunction<Node> bytes) {
        List<Segment> segments = schedule.segments();
        Segment segment = segments.get(index);
        double tape = segment.nodes().stream().mapToDouble(bytes).sum();
        double greatest = segment.nodes().stream().mapToDouble(bytes).max().orElse(0);
        Set<Integer> crossing = new HashSet<>(segment.outputs());
        for (Segment later : segments.subList(index, segments.size())) {
            crossing.addAll(later.inputs());
        }
        double given =
                crossing.stream().map(graph.nodes()::get).mapToDouble(bytes).sum();
        return tape + given + GRADIENTS * greatest;
    }

    /** Bytes of a value of its own, for one part of a batch of so many rows in all; 0 of a view or a weight. */
    double bytes(Node node, BatchParts parts, int rows) {
        if (liesElsewhere(node) || isWeight(node.op())) {
            return 0;
        }
        double bytes = bytes(node.type(), parts, rows);
        return node.op() instanceof Op.Conv2d convolution ? 2 * bytes + blocks(convolution, parts, rows) : bytes;
    }

    /** Bytes that live only while a value is made: the weights that a tangent of attention makes again. */
    private double meanwhile(Node node, BatchParts parts, int rows) {
        Attention.Tangent tangent = attention.tangents().get(node.id());
        if (tangent == null) {
            return 0;
        }
        Type weights = graph.type(tangent.softmax());
        double own = Math.ceil((double) rows / parts.count());
        return bytes(weights.dtype()) * Attention.held(weights.shape(), own);
    }

    /** The engine's convolutions order what they read and what they write in blocks of channels. */
    private double blocks(Op.Conv2d convolution, BatchParts parts, int rows) {
        return bytes(graph.nodes().get(convolution.operands().get(0)).type(), parts, rows);
    }

    /** True for views, and for what is never made. */
    private boolean liesElsewhere(Node node) {
        return isView(node.op()) || attention.within().contains(node.id());
    }

    /** What lies in another order is copied by who reads it in rows: that copy is counted here. */
    private static boolean isView(Op op) {
        return Storage.of(op) == Storage.VIEW && !(op instanceof Op.Permute);
    }

    private static boolean isWeight(Op op) {
        return op instanceof Op.Input input && input.role() != Role.DATA;
    }

    /** An open extent is the batch, or rows of it. */
    static double bytes(Type type, int rows) {
        return bytes(type, BatchParts.WHOLE, rows);
    }

    /** An open extent is a part of the batch or rows of it, if it is not of all parts. */
    private static double bytes(Type type, BatchParts parts, int rows) {
        double count = 1;
        for (Dim dim : type.shape().dims()) {
            double open = dim.equals(Dim.ALL) ? rows : Math.ceil((double) rows / parts.count());
            count *= dim.isFixed() ? dim.size() : open;
        }
        return count * bytes(type.dtype());
    }

    static int bytes(Dtype dtype) {
        return switch (dtype) {
            case F64, I64 -> Double.BYTES;
            case F32 -> Float.BYTES;
            case BF16 -> Short.BYTES;
            case BOOL -> 1;
        };
    }
}
