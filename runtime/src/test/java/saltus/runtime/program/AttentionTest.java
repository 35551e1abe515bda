package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Op;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** Attention whose weights nobody reads is one kernel, which yields what they yield. */
class AttentionTest {
    private static final String KERNEL = "torch.scaled_dot_product_attention(";
    private static final String TANGENT = "self.attention_moves(";
    private static final String METHOD = "def attention_moves(";
    private static final double ROUNDING = 1e-11;
    private static final int PLACES = 24;

    static Stream<NetworkTrial> networks() {
        return Stream.concat(
                LongStream.range(20, 26).mapToObj(NetworkTrial::sit),
                LongStream.range(20, 26).mapToObj(NetworkTrial::dit));
    }

    /** All of many places, and one without heads. */
    static Stream<NetworkTrial> large() {
        return LongStream.range(31, 33).boxed().flatMap(NetworkTrial::attending);
    }

    static Stream<NetworkTrial> all() {
        return Stream.concat(networks(), large());
    }

    @ParameterizedTest
    @MethodSource("all")
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
    @MethodSource("all")
    void narrowNumbersAreAttendedAsTheyAre(NetworkTrial trial) {
        trial.graph().output("u", trial.output());
        Graph graph = Passes.STANDARD.apply(trial.graph().build());
        try (TrainingState state = trial.state(Precision.MIXED);
                ReplayProgram fused = program(graph, Optional.empty(), state, Precision.MIXED)) {
            assertTrue(fused.text().contains(KERNEL) && !fused.text().contains("torch.softmax("), fused.text());
            double[] found = fused.run(state, trial.feed()).outputs().get("u");
            double[] exact = Interpreter.run(graph, trial.numbers()).get("u").values();
            double apart = apart(exact, found);
            assertTrue(apart < 3e-2, apart + " of the greatest");
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void amongFewPlacesWeightsThatATangentReadsAreHeld(NetworkTrial trial) {
        trial.graph().output("dudt", ForwardMode.tangent(trial.output(), trial.direction()));
        try (TrainingState state = trial.state(Precision.DOUBLE);
                ReplayProgram program = program(trial.graph().build(), Optional.empty(), state, Precision.DOUBLE)) {
            assertTrue(
                    program.text().contains("torch.softmax(") && !program.text().contains(TANGENT), program.text());
        }
    }

    /** What continuous targets do: the tangent on some rows, and on all, of an output whose gradient passes the kernel. */
    @ParameterizedTest
    @MethodSource("large")
    void tangentsAreThoseOfWeightsWrittenOut(NetworkTrial trial) {
        Tensor u = trial.output();
        Tensor dudt = ForwardMode.tangent(u, trial.direction()).stopGradient();
        trial.graph().output("dudt", dudt);
        trial.graph().output("front", ForwardMode.tangent(u, trial.direction(), trial.shortcutRows()));
        trial.graph().output("loss", u.plus(dudt).square().meanOfAll());
        Graph graph = Passes.STANDARD.apply(trial.graph().build());
        Map<String, Array> interpreted = Interpreter.run(graph, trial.numbers());
        try (TrainingState state = trial.state(Precision.DOUBLE);
                ReplayProgram fused = program(graph, Optional.of("loss"), state, Precision.DOUBLE);
                ReplayProgram plain = program(WrittenOut.of(graph), Optional.of("loss"), state, Precision.DOUBLE)) {
            assertTrue(onlyMethodsWeigh(fused), fused.text());
            assertTrue(!plain.text().contains(TANGENT) && !plain.text().contains(KERNEL), plain.text());
            ReplayProgram.Result found = fused.run(state, trial.feed());
            ReplayProgram.Result known = plain.run(state, trial.feed());
            for (String name : List.of("dudt", "front", "loss")) {
                assertClose(interpreted.get(name).values(), found.outputs().get(name), ROUNDING, name);
                assertClose(known.outputs().get(name), found.outputs().get(name), ROUNDING, name);
            }
            known.gradients().forEach((name, gradient) -> {
                assertClose(gradient, found.gradients().get(name), ROUNDING, name);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("large")
    void tangentsOfNarrowNumbersAreNearThoseOfWide(NetworkTrial trial) {
        trial.graph().output("dudt", ForwardMode.tangent(trial.output(), trial.direction()));
        Graph graph = Passes.STANDARD.apply(trial.graph().build());
        double[] exact = Interpreter.run(graph, trial.numbers()).get("dudt").values();
        try (TrainingState state = trial.state(Precision.MIXED);
                ReplayProgram fused = program(graph, Optional.empty(), state, Precision.MIXED);
                ReplayProgram plain = program(WrittenOut.of(graph), Optional.empty(), state, Precision.MIXED)) {
            assertTrue(onlyMethodsWeigh(fused), fused.text());
            double apart = apart(exact, fused.run(state, trial.feed()).outputs().get("dudt"));
            double before =
                    apart(exact, plain.run(state, trial.feed()).outputs().get("dudt"));
            assertTrue(apart < 1.5 * before + 1e-2, apart + " of the greatest, written out " + before);
        }
    }

    /** The greatest difference, of the greatest number. */
    private static double apart(double[] exact, double[] found) {
        double apart = 0;
        double length = 0;
        for (int i = 0; i < exact.length; i++) {
            apart = Math.max(apart, Math.abs(exact[i] - found[i]));
            length = Math.max(length, Math.abs(exact[i]));
        }
        return apart / length;
    }

    private static boolean onlyMethodsWeigh(ReplayProgram program) {
        String text = program.text();
        String calls = text.substring(0, text.indexOf(METHOD));
        return calls.contains(KERNEL) && calls.contains(TANGENT) && !calls.contains("torch.softmax(");
    }

    @ParameterizedTest
    @MethodSource("large")
    void weightsOfTangentsThatAGradientPassesAreHeld(NetworkTrial trial) {
        Tensor dudt = ForwardMode.tangent(trial.output(), trial.direction());
        trial.graph().output("loss", dudt.square().meanOfAll());
        Graph graph = Passes.STANDARD.apply(trial.graph().build());
        try (TrainingState state = trial.state(Precision.DOUBLE);
                ReplayProgram program = program(graph, Optional.of("loss"), state, Precision.DOUBLE)) {
            assertTrue(
                    program.text().contains("torch.softmax(") && !program.text().contains(TANGENT), program.text());
        }
    }

    /** Queries, keys and values in any company, of scores with a scale behind them, and in two directions. */
    @ParameterizedTest
    @ValueSource(strings = {"q", "k", "qk", "qv", "kv", "qkv", "v"})
    void whateverMovesIsKnown(String moving) {
        Graph graph = twoTangents(moving, 70);
        int tangents = Attention.in(graph, Set.of()).tangents().size();
        assertEquals(moving.equals("v") ? 0 : 2, tangents, "where values alone move weights are written out");
        assertInterpreted(graph, 3, 70);
    }

    /** More rows than are made at once, more queries than are made at once, and neither. */
    @ParameterizedTest
    @CsvSource({"111, 70", "2, 1030", "0, 70", "0, 1030"})
    void tangentsAreMadeInPieces(int rows, int places) {
        Graph graph = twoTangents("qkv", places);
        Shape weights = Shape.rows(Dim.BATCH, 2, places, places);
        assertTrue(rows < 3 || Attention.rowsAtOnce(weights) < rows);
        assertTrue(places < 100 || Attention.queriesAtOnce(weights) < places);
        assertInterpreted(graph, rows, places);
    }

    private static Graph twoTangents(String moving, int places) {
        GraphBuilder builder = new GraphBuilder();
        Map<String, Tensor> of = new LinkedHashMap<>();
        Type type = Type.real(Shape.rows(Dim.BATCH, 2, places, 2));
        List<ForwardMode.Seed> seeds = new ArrayList<>();
        List<ForwardMode.Seed> others = new ArrayList<>();
        for (String name : List.of("q", "k", "v")) {
            Tensor input = builder.input(Role.DATA, name, type);
            of.put(name, input);
            if (moving.contains(name)) {
                seeds.add(new ForwardMode.Seed(input, builder.input(Role.DATA, "d" + name, type)));
                others.add(new ForwardMode.Seed(input, input));
            }
        }
        Tensor scores = of.get("q").matMul(of.get("k").permute(0, 1, 3, 2)).times(0.7);
        Tensor y = scores.softmax().matMul(of.get("v"));
        builder.output("y", y);
        builder.output("dy", ForwardMode.tangent(y, seeds));
        builder.output("other", ForwardMode.tangent(y, others));
        return Passes.STANDARD.apply(builder.build());
    }

    private static void assertInterpreted(Graph graph, int rows, int places) {
        Feed feed = new Feed();
        Map<String, Array> numbers = new LinkedHashMap<>();
        Random random = new Random(7);
        for (Op.Input input : graph.inputs(Role.DATA)) {
            Array array = Array.zeros(rows, 2, places, 2);
            Arrays.setAll(array.values(), i -> random.nextGaussian());
            numbers.put(input.name(), array);
            feed.reals(input.name(), array.values(), rows, 2, places, 2);
        }
        try (TrainingState state = NetworkTrial.mlp(1).state(Precision.DOUBLE);
                ReplayProgram program = program(graph, Optional.empty(), state, Precision.DOUBLE)) {
            Map<String, double[]> found = program.run(state, feed).outputs();
            Interpreter.run(graph, numbers)
                    .forEach((name, known) -> assertClose(known.values(), found.get(name), ROUNDING, name));
        }
    }

    /** The change of weights, but of other values. */
    @Test
    void whatOnlyLooksLikeATangentIsNone() {
        GraphBuilder graph = new GraphBuilder();
        Type type = Type.real(Shape.rows(Dim.BATCH, 2, 70, 2));
        List<Tensor> inputs = Stream.of("q", "k", "v", "dq", "others")
                .map(name -> graph.input(Role.DATA, name, type))
                .toList();
        Tensor keys = inputs.get(1).permute(0, 1, 3, 2);
        Tensor p = inputs.get(0).matMul(keys).softmax();
        Tensor w = p.times(inputs.get(3).matMul(keys));
        Tensor sum = graph.add(new Op.Reduce(Op.ReductionKind.SUM, w.id(), List.of(3), true));
        Tensor change = w.minus(p.times(sum));
        graph.output("y", p.matMul(inputs.get(2)));
        graph.output("dy", change.matMul(inputs.get(4)));
        assertEquals(0, Attention.in(graph.build(), Set.of()).fused().size());
    }

    @Test
    void memoryOfTangentsIsThatOfPieces() {
        Graph graph = twoTangents("qkv", 1030);
        Graph shown = WrittenOut.of(graph);
        double held = new GraphMemory(graph, Schedule.withoutGradient(graph)).bytes(16);
        double before = new GraphMemory(shown, Schedule.withoutGradient(shown)).bytes(16);
        double all = 16.0 * 2 * 1030 * 1030 * Float.BYTES;
        assertTrue(before > 3 * all && held < all / 4, held + " instead of " + before);
    }

    @Test
    void workCountsWeightsThatAreMadeAgain() {
        Graph graph = twoTangents("qkv", 70);
        Graph shown = WrittenOut.of(graph);
        double again = new GraphWork(graph, Set.of(), dim -> dim.isFixed() ? dim.size() : 5).forward()
                - new GraphWork(shown, Set.of(), dim -> dim.isFixed() ? dim.size() : 5).forward();
        double pairs = 2 * 2;
        double softmax = 4;
        assertEquals(2 * 5.0 * 2 * 70 * 70 * (pairs + softmax), again);
    }

    @Test
    void noRowsAreAttended() {
        Graph graph = alone(8, 8, false);
        Map<String, double[]> found = run(graph, 0);
        assertEquals(0, found.get("y").length);
    }

    @Test
    void onlyTheWholePatternIsFused() {
        assertEquals(1, Attention.in(alone(8, 8, false), Set.of()).fused().size());
        assertEquals(0, Attention.in(alone(8, 8, true), Set.of()).fused().size(), "weights that are shown");
        assertEquals(0, Attention.in(alone(8, 4, false), Set.of()).fused().size(), "values of another length");
    }

    @Test
    void memoryDoesNotCountWeightsThatAreNeverMade() {
        Graph fused = alone(8, 8, false);
        Graph plain = alone(8, 8, true);
        double weights = new GraphMemory(plain, Schedule.withoutGradient(plain)).bytes(1)
                - new GraphMemory(fused, Schedule.withoutGradient(fused)).bytes(1);
        assertTrue(weights >= 2 * PLACES * PLACES * Float.BYTES, weights + " bytes less");
    }

    /** The kernel wants the numbers of a place side by side: where they are many, copies of them are more than the weights. */
    @Test
    void whatLiesTransposedIsFusedWhereItIsLessThanWeights() {
        assertEquals(1, Attention.in(transposed(3), Set.of()).fused().size());
        assertEquals(0, Attention.in(transposed(16), Set.of()).fused().size());
    }

    private static Graph transposed(int numbers) {
        GraphBuilder graph = new GraphBuilder();
        Type type = Type.real(Shape.rows(Dim.BATCH, numbers, PLACES));
        Tensor q = graph.input(Role.DATA, "q", type).permute(0, 2, 1);
        Tensor weights = q.matMul(graph.input(Role.DATA, "k", type)).softmax();
        graph.output("y", graph.input(Role.DATA, "v", type).matMul(weights.permute(0, 2, 1)));
        return graph.build();
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
