package saltus.pipeline.plan;

import java.util.Optional;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.Scaling;
import saltus.pipeline.Teacher;
import saltus.pipeline.TrainingStep;

/**
 * A network whose evaluations can be told in any graph, however it was rewritten: silu(x W + b), where x [rows, ..] holds all
 * that it was asked with. A value is a product with b, a tangent beside it a slope of silu.
 */
record CountedNetwork(int guidance) implements TrainingStep.Binding {
    /** Numbers in a sample. */
    static final int CHANNELS = 3;

    /** Samples that any metric takes: one pixel. */
    static final Shape SAMPLE = Shape.of(CHANNELS, 1, 1);

    /** Where x holds r, t and the label, behind z. */
    static final int END = CHANNELS;

    static final int START = CHANNELS + 1;
    static final int LABEL = CHANNELS + 2;

    private int width() {
        return CHANNELS + 3 + guidance;
    }

    /** One as a teacher, which is told no guidance. */
    static Teacher.Binding teacher() {
        return Teacher.of(new CountedNetwork(0), Scaling.NONE, 0);
    }

    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        Tensor bound = graph.input(parameters, "W", Type.real(Shape.of(CHANNELS, width())));
        Tensor weights = detached ? bound.stopGradient() : bound;
        Tensor bias = graph.input(parameters, "b", Type.real(Shape.of(CHANNELS)));
        return new Network() {
            @Override
            public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
                return product(z, r, t, condition).silu().reshape(z.shape());
            }

            @Override
            public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
                return product(z, r, t, condition).tanh().reshape(z.shape());
            }

            private Tensor product(Tensor z, Tensor r, Tensor t, Condition condition) {
                Dim rows = z.shape().dim(0);
                Tensor told = Tensor.concat(
                        1,
                        z.reshape(Shape.rows(rows, CHANNELS)),
                        r.reshape(Shape.rows(rows, 1)),
                        t.reshape(Shape.rows(rows, 1)),
                        condition.labels().cast(Dtype.F32).reshape(Shape.rows(rows, 1)));
                Tensor asked = condition
                        .guidance()
                        .map(given -> Tensor.concat(1, told, given))
                        .orElse(told);
                return asked.linear(weights, bias);
            }

            @Override
            public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                return t.zeros();
            }
        };
    }

    /**
     * The product of which a line is the value, or, or its first rows, beside which it is the tangent; empty if it is
     * neither. Who wants a tangent alone needs all but the last of a value: that counts as one.
     */
    static Optional<Integer> product(Graph graph, Node node) {
        Optional<Integer> product = node.op() instanceof Op.Slope slope ? Optional.of(slope.x()) : Optional.empty();
        return product.or(() -> node.op() instanceof Op.Linear ? Optional.of(node.id()) : Optional.empty())
                .filter(id -> linear(graph, id).isPresent());
    }

    /** The value x of a product. */
    static int asked(Graph graph, int product) {
        return linear(graph, product).orElseThrow().operands().get(0);
    }

    /** True if a product is of weights that the loss may have a gradient by. */
    static boolean isTrained(Graph graph, int product) {
        return isOf(graph, product, Role.PARAMETER);
    }

    /** True if a product is of a teacher's weights. */
    static boolean isTaught(Graph graph, int product) {
        return isOf(graph, product, Role.TEACHER);
    }

    private static boolean isOf(Graph graph, int product, Role role) {
        int weights = linear(graph, product).orElseThrow().operands().get(1);
        return graph.nodes().get(weights).op() instanceof Op.Input input && input.role() == role;
    }

    private static Optional<Op.Linear> linear(Graph graph, int id) {
        Op op = graph.nodes().get(id).op();
        if (op instanceof Op.Head head) {
            return linear(graph, head.x());
        }
        return op instanceof Op.Linear linear
                        && linear.hasBias()
                        && isWeights(graph, linear.operands().get(1))
                ? Optional.of(linear)
                : Optional.empty();
    }

    private static boolean isWeights(Graph graph, int id) {
        Op op = graph.nodes().get(id).op();
        return op instanceof Op.StopGradient constant
                ? isWeights(graph, constant.x())
                : op instanceof Op.Input input && input.role() != Role.DATA;
    }
}
