package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import saltus.graph.Array;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Directions;
import saltus.pipeline.Evaluations;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Pipeline;
import saltus.recipes.interpreting.ExactPoint;
import saltus.recipes.interpreting.InterpretedStep;

/** Terms of a loss vanish where they have to, and only there. */
class TermsTest {
    private static final ExactPoint EXACT = new ExactPoint(new LinearPath(), InterpretedStep.POINT, true, 1);

    /** Of a single point the exact network knows velocity and shortcut: nothing is left of any part of the loss. */
    @ParameterizedTest
    @EnumSource(Evaluations.class)
    void atTheExactMapOfAPointNothingIsLeft(Evaluations order) {
        for (Pipeline pipeline : new Pipeline[] {
            new FlowAnchoredConsistencyPipeline(),
            new LatentFlowAnchoredConsistencyPipeline(),
            new TransitionModelPipeline()
        }) {
            Map<String, Array> out = new InterpretedStep(pipeline, EXACT, 32, 0, order).run(3);
            for (double loss : values(out, "loss")) {
                assertEquals(0, loss, 1e-9, pipeline.card().recipe());
            }
        }
    }

    /** A network of zeros has the square of the velocity, and a cosine of nearly none, as its velocity term. */
    @ParameterizedTest
    @EnumSource(Evaluations.class)
    void theVelocityTermIsWhatItSays(Evaluations order) {
        Map<String, Array> out = new InterpretedStep(
                        new FlowAnchoredConsistencyPipeline(),
                        (graph, role, detached) -> (z, r, t, labels) -> z.zeros(),
                        16,
                        0,
                        order)
                .run(5);
        double[] v = values(out, "v_t");
        double wanted = IntStream.range(0, 16)
                .mapToDouble(row -> {
                    double square = v[2 * row] * v[2 * row] + v[2 * row + 1] * v[2 * row + 1];
                    return square / 2 + 1 - 1e-3 / Math.sqrt(square + 1e-6);
                })
                .average()
                .orElseThrow();
        assertEquals(wanted, values(out, "diagnostic.velocity_term")[0], 1e-9);
    }

    @Test
    void directionsOfEqualVectorsAgreeAndOthersDoNot() {
        assertEquals(0, between(new double[] {0.3, -2, 0, 0}, x -> x), 1e-12);
        assertEquals(0, between(new double[] {0, 0, 0, 0}, x -> x), 1e-12);
        assertTrue(between(new double[] {0.3, -2, 1, 4}, x -> x.times(1.5)) > 0);
        assertEquals(2, between(new double[] {3, -2, 1, 4}, Tensor::negate), 1e-5);
    }

    private static double between(double[] rows, UnaryOperator<Tensor> other) {
        GraphBuilder graph = new GraphBuilder();
        Tensor a = graph.input(Role.DATA, "a", Type.real(Shape.of(2, 2)));
        graph.output("distance", Directions.between(a, other.apply(a)).meanOfAll());
        return values(Interpreter.run(graph.build(), Map.of("a", new Array(rows, 2, 2))), "distance")[0];
    }

    private static double[] values(Map<String, Array> out, String name) {
        return Objects.requireNonNull(out.get(name), () -> name + " is not in " + out.keySet())
                .values();
    }
}
