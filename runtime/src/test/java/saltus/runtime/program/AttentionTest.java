package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** Attention whose weights nobody reads is one kernel, which yields what they yield. */
class AttentionTest {
    private static final String KERNEL = "torch.scaled_dot_product_attention(";
    private static final double ROUNDING = 1e-11;
    private static final int PLACES = 24;

    static Stream<NetworkTrial> networks() {
        return Stream.concat(
                LongStream.range(20, 26).mapToObj(NetworkTrial::sit),
                LongStream.range(20, 26).mapToObj(NetworkTrial::dit));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void valuesAndGradientsAreThoseOfWeightsWrittenOut(NetworkTrial trial) {
        trial.graph().output("u", trial.output());
        trial.graph().output("loss", trial.output().square().meanOfAll());
        Graph graph = Passes.STANDARD.apply(trial.graph().build());
        Map<String, Array> interpreted = Interpreter.run(graph, trial.numbers());
        for (Optional<String> loss : Stream.of("", "loss")
                .map(name -> Optional.of(name).filter(text -> !text.isEmpty()))
                .toList()) {
            try (TrainingState state = trial.state(Precision.DOUBLE);
                    ReplayProgram fused = program(graph, loss, state, Precision.DOUBLE);
                    ReplayProgram plain = program(WrittenOut.of(graph), loss, state, Precision.DOUBLE)) {
                assertTrue(fused.text().contains(KERNEL) && !fused.text().contains("torch.softmax("), fused.text());
                assertTrue(
                        plain.text().contains("torch.softmax(") && !plain.text().contains(KERNEL), plain.text());
                ReplayProgram.Result found = fused.run(state, trial.feed());
                ReplayProgram.Result known = plain.run(state, trial.feed());
                assertClose(interpreted.get("u").values(), found.outputs().get("u"), ROUNDING, "u");
                known.gradients().forEach((name, gradient) -> {
                    assertClose(gradient, found.gradients().get(name), ROUNDING, name);
                });
                ReplayProgram.Result again = fused.run(state, trial.feed());
                found.gradients().forEach((name, gradient) -> {
                    assertArrayEquals(gradient, again.gradients().get(name), 0, name);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void narrowNumbersAreAttendedAsTheyAre(NetworkTrial trial) {
        trial.graph().output("u", trial.output());
        Graph graph = Passes.STANDARD.apply(trial.graph().build());
        try (TrainingState state = trial.state(Precision.MIXED);
                ReplayProgram fused = program(graph, Optional.empty(), state, Precision.MIXED)) {
            assertTrue(fused.text().contains(KERNEL) && !fused.text().contains("torch.softmax("), fused.text());
            double[] found = fused.run(state, trial.feed()).outputs().get("u");
            double[] exact = Interpreter.run(graph, trial.numbers()).get("u").values();
            double apart = 0;
            double length = 0;
            for (int i = 0; i < exact.length; i++) {
                apart = Math.max(apart, Math.abs(exact[i] - found[i]));
                length = Math.max(length, Math.abs(exact[i]));
            }
            assertTrue(apart < 3e-2 * length, apart + " of " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void weightsThatATangentReadsAreMade(NetworkTrial trial) {
        trial.graph().output("dudt", ForwardMode.tangent(trial.output(), trial.direction()));
        try (TrainingState state = trial.state(Precision.DOUBLE);
                ReplayProgram program = program(trial.graph().build(), Optional.empty(), state, Precision.DOUBLE)) {
            assertTrue(program.text().contains("torch.softmax("), program.text());
        }
    }

    @Test
    void noRowsAreAttended() {
        Graph graph = alone(8, 8, false);
        Map<String, double[]> found = run(graph, 0);
        assertEquals(0, found.get("y").length);
    }

    @Test
    void onlyTheWholePatternIsFused() {
        assertEquals(1, Attention.in(alone(8, 8, false)).fused().size());
        assertEquals(0, Attention.in(alone(8, 8, true)).fused().size(), "weights that are shown");
        assertEquals(0, Attention.in(alone(8, 4, false)).fused().size(), "values of another length");
    }

    @Test
    void memoryDoesNotCountWeightsThatAreNeverMade() {
        Graph fused = alone(8, 8, false);
        Graph plain = alone(8, 8, true);
        double weights = new GraphMemory(plain, Schedule.withoutGradient(plain)).bytes(1)
                - new GraphMemory(fused, Schedule.withoutGradient(fused)).bytes(1);
        assertTrue(weights >= 2 * PLACES * PLACES * Float.BYTES, weights + " bytes less");
    }

    /** Two heads. */
    private static Graph alone(int keys, int values, boolean shown) {
        GraphBuilder graph = new GraphBuilder();
        Tensor q = graph.input(Role.DATA, "q", Type.real(Shape.rows(Dim.BATCH, 2, PLACES, keys)));
        Tensor k = graph.input(Role.DATA, "k", Type.real(Shape.rows(Dim.BATCH, 2, PLACES, keys)));
        Tensor v = graph.input(Role.DATA, "v", Type.real(Shape.rows(Dim.BATCH, 2, PLACES, values)));
        Tensor weights = q.matMul(k.permute(0, 1, 3, 2)).softmax();
        graph.output("y", weights.matMul(v));
        if (shown) {
            graph.output("weights", weights);
        }
        return graph.build();
    }

    private static Map<String, double[]> run(Graph graph, int rows) {
        NetworkTrial trial = NetworkTrial.mlp(1);
        Feed feed = new Feed();
        for (String name : new String[] {"q", "k", "v"}) {
            feed.reals(name, new double[rows * 2 * PLACES * 8], rows, 2, PLACES, 8);
        }
        try (TrainingState state = trial.state(Precision.SINGLE);
                ReplayProgram program = program(graph, Optional.empty(), state, Precision.SINGLE)) {
            return program.run(state, feed).outputs();
        }
    }

    private static ReplayProgram program(Graph graph, Optional<String> loss, TrainingState state, Precision precision) {
        return new ReplayProgram(graph, loss, state.trained(), state.frozen(), precision, Device.cpu());
    }
}
