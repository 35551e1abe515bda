package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;

/** Work of graphs: closed forms of small ones, published numbers of large ones. */
class GraphWorkTest {
    private static final int ROWS = 10;

    private static double extent(Dim dim) {
        return dim.isFixed() ? dim.size() : ROWS;
    }

    private static Tensor input(GraphBuilder builder, Role role, String name, Shape shape) {
        return builder.input(role, name, Type.real(shape));
    }

    @Test
    void productsAreCountedByTheirClosedForms() {
        GraphBuilder builder = new GraphBuilder();
        Tensor x = input(builder, Role.DATA, "x", Shape.rows(Dim.BATCH, 3));
        Tensor w = input(builder, Role.PARAMETER, "w", Shape.of(5, 3));
        Tensor b = input(builder, Role.PARAMETER, "b", Shape.of(5));
        builder.output("loss", x.linear(w, b).square().meanOfAll());
        Graph graph = builder.build();
        Schedule schedule = Schedule.withGradient(graph, "loss");
        GraphWork work = new GraphWork(graph, schedule.recorded(), GraphWorkTest::extent);
        double linear = ROWS * 5 * (2 * 3 + 1);
        double square = ROWS * 5;
        assertEquals(linear + square, work.forward(), ROWS * 5 + 2); // and the mean
        double backward = work.backward(schedule);
        assertEquals(linear + square, backward, ROWS * 5 + 2, "the matrix learns, its input does not");
    }

    @Test
    void factorsThatBothLearnHaveAGradientEach() {
        GraphBuilder builder = new GraphBuilder();
        Tensor a = input(builder, Role.PARAMETER, "a", Shape.of(4, 6));
        Tensor b = input(builder, Role.PARAMETER, "b", Shape.of(6, 5));
        builder.output("loss", a.matMul(b).sum(0, 1));
        Graph graph = builder.build();
        Schedule schedule = Schedule.withGradient(graph, "loss");
        GraphWork work = new GraphWork(graph, schedule.recorded(), GraphWorkTest::extent);
        double product = 4 * 5 * 2 * 6;
        assertEquals(product + 20, work.forward());
        assertEquals(2 * product + 20, work.backward(schedule));
    }

    /** Peebles and Xie (arXiv 2212.09748), table 4, count a multiplication and an addition as one. */
    @ParameterizedTest
    @CsvSource({"S/2, 6.06", "B/2, 23.01", "B/4, 5.56", "L/2, 80.71", "XL/2, 118.64"})
    void transformersTakeWhatIsPublished(String size, double published) {
        Architecture network = new SiT(4, 32, SiTSize.parse(size), 1000, Extras.NONE);
        TrainingStep step = HandMadeSteps.continuous(network, 2, false);
        double forward = StepEstimate.of(
                        step,
                        network,
                        UpdateRule.ADAMW,
                        false,
                        Optional.empty(),
                        Precision.SINGLE,
                        Recording.AT_ONCE,
                        1,
                        false)
                .forward();
        assertEquals(published, forward / 2e9, 0.02 * published);
    }

    @Test
    void memoryIsThatOfTheStateByKind() {
        Architecture network = new Mlp(2, 64, 2, 0, Extras.NONE);
        StepEstimate estimate = small(network, false);
        double trained = 8.0 * network.parameters();
        assertEquals(
                List.of("weights", "gradients", "moments", "moving average", "activations", "batch and draws"),
                List.copyOf(estimate.memory().keySet()));
        assertEquals(trained, estimate.memory().get("weights"));
        assertEquals(2 * trained, estimate.memory().get("moments"));
        assertEquals(4 * trained, estimate.checkpoint());
        assertTrue(estimate.flops() > 3 * 8 * estimate.forward(), "forward, backward and tangent");
    }

    @Test
    void outerStepsHoldAMomentumThatIsKeptAndWhereTheySetOut() {
        Architecture network = new Mlp(2, 64, 2, 0, Extras.NONE);
        double trained = 8.0 * network.parameters();
        StepEstimate without = small(network, false);
        StepEstimate with = small(network, true);
        assertEquals(without.checkpoint() + trained, with.checkpoint());
        assertEquals(
                without.bytes().applyAsDouble(8) + 2 * trained, with.bytes().applyAsDouble(8));
        assertEquals(with.bytes().applyAsDouble(8), sum(with.memory().values()));
    }

    private static double sum(Collection<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static StepEstimate small(Architecture network, boolean outer) {
        return StepEstimate.of(
                HandMadeSteps.continuous(network, 8, false),
                network,
                UpdateRule.ADAMW,
                false,
                Optional.empty(),
                Precision.DOUBLE,
                Recording.AT_ONCE,
                1,
                outer);
    }
}
