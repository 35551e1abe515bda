package saltus.runtime.program;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Shape;

/**
 * Floating-point operations of a graph, as the field counts them: two for each multiplication and addition of a product, one
 * for each number that another function yields or a sum reads, none for what only moves numbers. A gradient takes a product
 * for each factor that has one, and as much as the value of everything else.
 */
final class GraphWork {
    /** What a feature network computes is not known. */
    private static final Set<Class<? extends Op>> FREE = Set.of(
            Op.Input.class,
            Op.Scalar.class,
            Op.Iota.class,
            Op.RowNumbers.class,
            Op.Reshape.class,
            Op.Permute.class,
            Op.Expand.class,
            Op.Slice.class,
            Op.Concat.class,
            Op.Gather.class,
            Op.Scatter.class,
            Op.Rows.class,
            Op.Order.class,
            Op.Head.class,
            Op.Tail.class,
            Op.Pad.class,
            Op.Cast.class,
            Op.StopGradient.class,
            Op.Embedding.class);

    private final Graph graph;
    private final ToDoubleFunction<Dim> extents;
    private final Set<Integer> recorded;

    /**
     * @param recorded ids of the values that a gradient passes
     * @param extents the open ones, too
     */
    GraphWork(Graph graph, Set<Integer> recorded, ToDoubleFunction<Dim> extents) {
        this.graph = graph;
        this.recorded = Set.copyOf(recorded);
        this.extents = extents;
    }

    /** Of all values. */
    double forward() {
        return forward(graph.nodes());
    }

    /** Of some values. */
    double forward(List<Node> lines) {
        Set<Integer> ids = lines.stream().map(Node::id).collect(Collectors.toSet());
        double again = Attention.in(graph, recorded).tangents().entrySet().stream()
                .filter(tangent -> ids.contains(tangent.getKey()))
                .mapToDouble(tangent -> again(tangent.getValue()))
                .sum();
        return again + lines.stream().mapToDouble(this::of).sum();
    }

    /** Of the weights that a tangent of attention makes again. */
    private double again(Attention.Tangent tangent) {
        Node weights = graph.nodes().get(tangent.softmax());
        double share = extent(tangent.along().any(), 0) / extent(weights.id(), 0);
        double pairs = 2 * extent(tangent.of().q(), -1);
        return share * numbers(weights.type().shape()) * (pairs + each(weights.op()));
    }

    /** Of the gradients of what is recorded, with what is computed again for them. */
    double backward(Schedule schedule) {
        double again = schedule.again().stream()
                .flatMap(segment -> segment.nodes().stream())
                .mapToDouble(this::of)
                .sum();
        return again
                + graph.nodes().stream()
                        .filter(node -> recorded.contains(node.id()))
                        .mapToDouble(node -> of(node) * (isProduct(node.op()) ? factors(node.op()) : 1))
                        .sum();
    }

    private static boolean isProduct(Op op) {
        return op instanceof Op.Linear || op instanceof Op.MatMul || op instanceof Op.Conv2d;
    }

    private long factors(Op op) {
        return op.operands().stream().limit(2).filter(recorded::contains).count();
    }

    private double of(Node node) {
        Op op = node.op();
        double numbers = numbers(node.type().shape());
        if (op instanceof Op.Linear linear) {
            return numbers * (2 * extent(linear.operands().get(1), 1) + (linear.hasBias() ? 1 : 0));
        }
        if (op instanceof Op.MatMul product) {
            return numbers * 2 * extent(product.a(), -1);
        }
        if (op instanceof Op.Conv2d convolution) {
            int kernel = convolution.operands().get(1);
            double window = numbers(graph.type(kernel).shape()) / extent(kernel, 0);
            return numbers * (2 * window + (convolution.hasBias() ? 1 : 0));
        }
        if (op instanceof Op.Reduce sum) {
            return numbers(graph.type(sum.x()).shape());
        }
        return FREE.contains(op.getClass()) ? 0 : numbers * each(op);
    }

    private static double each(Op op) {
        if (op instanceof Op.Softmax) {
            return 4; // greatest, exponential, sum, quotient
        }
        if (op instanceof Op.LayerNorm) {
            return 6; // mean, deviation, square, sum, difference, product
        }
        return op instanceof Op.Slope ? 2 : 1;
    }

    private double extent(int id, int axis) {
        return extents.applyAsDouble(graph.type(id).shape().dim(axis));
    }

    private double numbers(Shape shape) {
        return shape.dims().stream().mapToDouble(extents).reduce(1, (a, b) -> a * b);
    }
}
