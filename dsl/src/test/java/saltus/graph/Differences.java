package saltus.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph's derivative along a direction by central differences in the interpreter, extrapolated twice (Romberg): the
 * oracle of forward mode. Values under stop-gradient stay where they are at the point itself, and kinks are watched: if a
 * mask, a floor or the argument that an absolute value, minimum or maximum picks changes between the sampled points,
 * the graph is not smooth there.
 */
final class Differences {
    private static final double STEP = 4e-3;

    private final Graph graph;
    private final List<String> watched = new ArrayList<>();
    private final Map<String, Array> at;
    private final Map<String, Array> direction;

    private Differences(Graph source, Map<String, Array> point, Map<String, Array> direction) {
        Map<String, Integer> outputs = new LinkedHashMap<>(source.outputs());
        List<Node> nodes = new ArrayList<>(source.nodes());
        Map<String, Array> frozen = Interpreter.run(new Graph(nodes, stopped(source)), point);
        this.at = new LinkedHashMap<>(point);
        this.at.putAll(frozen);
        stopped(source).forEach((name, id) -> {
            Type type = source.type(id);
            nodes.set(id, new Node(id, new Op.Input(Role.DATA, name, type), type));
        });
        for (Node node : source.nodes()) {
            watch(node, nodes, outputs);
        }
        this.graph = new Graph(nodes, outputs);
        this.direction = direction;
    }

    /**
     * The derivative of an output.
     *
     * @param numbers the derivative
     * @param errors how much the last extrapolation changed it
     * @param size magnitude of the differentiated values, on which rounding depends
     * @param smooth false if a kink lies between the sampled points
     */
    record Derivative(double[] numbers, double[] errors, double size, boolean smooth) {}

    /** The derivative of {@code output} at a point along a direction; inputs without a direction stay. */
    static Derivative of(Graph graph, String output, Map<String, Array> point, Map<String, Array> direction) {
        return new Differences(graph, point, direction).derivative(output);
    }

    private Derivative derivative(String output) {
        Map<String, Array> here = Interpreter.run(graph, at);
        double[][] centred = new double[3][];
        boolean smooth = true;
        for (int i = 0; i < centred.length; i++) {
            double h = STEP / (1 << i);
            Map<String, Array> up = moved(h);
            Map<String, Array> down = moved(-h);
            smooth = smooth && sameWatches(here, up) && sameWatches(here, down);
            if (!smooth) {
                return new Derivative(new double[0], new double[0], 0, false);
            }
            double[] above = up.get(output).values();
            double[] below = down.get(output).values();
            centred[i] = new double[above.length];
            for (int k = 0; k < above.length; k++) {
                centred[i][k] = (above[k] - below[k]) / (2 * h);
            }
        }
        return extrapolated(centred, here.get(output).values());
    }

    private static Derivative extrapolated(double[][] centred, double... values) {
        double[] numbers = new double[values.length];
        double[] errors = new double[values.length];
        double size = 0;
        for (int k = 0; k < values.length; k++) {
            double coarse = (4 * centred[1][k] - centred[0][k]) / 3;
            double fine = (4 * centred[2][k] - centred[1][k]) / 3;
            numbers[k] = (16 * fine - coarse) / 15;
            errors[k] = Math.abs(numbers[k] - fine);
            size = Math.max(size, Math.abs(values[k]));
        }
        return new Derivative(numbers, errors, size, true);
    }

    private Map<String, Array> moved(double step) {
        Map<String, Array> inputs = new LinkedHashMap<>(at);
        direction.forEach((name, along) -> {
            Array from = at.get(name);
            double[] values = from.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += step * along.values()[i];
            }
            inputs.put(name, new Array(values, from.shape()));
        });
        return Interpreter.run(graph, inputs);
    }

    private boolean sameWatches(Map<String, Array> a, Map<String, Array> b) {
        return watched.stream().allMatch(name -> a.get(name).equals(b.get(name)));
    }

    private static Map<String, Integer> stopped(Graph graph) {
        Map<String, Integer> stopped = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.StopGradient) {
                stopped.put("stopped " + node.id(), node.id());
            }
        }
        return stopped;
    }

    private void watch(Node node, List<Node> nodes, Map<String, Integer> outputs) {
        if (node.op() instanceof Op.Unary op && op.kind() == Op.UnaryKind.ABS) {
            int zero = append(nodes, new Op.Scalar(0));
            watch(append(nodes, new Op.Comparison(Op.ComparisonKind.LESS, op.x(), zero)), outputs);
        } else if (node.op() instanceof Op.Binary op
                && (op.kind() == Op.BinaryKind.MINIMUM || op.kind() == Op.BinaryKind.MAXIMUM)) {
            watch(append(nodes, new Op.Comparison(Op.ComparisonKind.LESS, op.a(), op.b())), outputs);
        } else if (node.op() instanceof Op.Comparison
                || (node.op() instanceof Op.Unary floor && floor.kind() == Op.UnaryKind.FLOOR)) {
            watch(node.id(), outputs);
        }
    }

    private void watch(int id, Map<String, Integer> outputs) {
        String name = "watched " + id;
        watched.add(name);
        outputs.put(name, id);
    }

    private static int append(List<Node> nodes, Op op) {
        nodes.add(new Node(
                nodes.size(),
                op,
                op.accept(new TypeInference(id -> nodes.get(id).type()))));
        return nodes.size() - 1;
    }
}
