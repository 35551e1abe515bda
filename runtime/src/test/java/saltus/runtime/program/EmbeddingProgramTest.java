package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.graph.Precision.DOUBLE;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Draw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Scaling;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Initial;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.network.Weight;

/** A user's feature network inside a program: values, gradients, mode and parameters. */
class EmbeddingProgramTest {
    private static final int ROWS = 3;
    private static final double STEP = 1e-3;
    private static final Weight SCALE = new Weight("scale", List.of(3, 4, 4), Depth.EDGE, new Initial.Zero());
    private static final Weight SHIFT = new Weight("shift", List.of(3, 4, 4), Depth.EDGE, new Initial.Zero());

    @TempDir
    Path folder;

    private FeatureNetwork features;
    private final Random random = new Random(5);
    private final Map<String, Array> numbers = new LinkedHashMap<>();

    @BeforeEach
    void draw() {
        features = FeatureNetwork.read(FeatureFile.write(folder.resolve("features.pt")));
        for (String images : List.of("x", "y")) {
            numbers.put(images, drawn(ROWS, 3, 4, 4));
        }
        numbers.put("scale", drawn(3, 4, 4));
        numbers.put("shift", drawn(3, 4, 4));
    }

    private static Tensor apart(Tensor a, Tensor b) {
        return a.embedding().minus(b.embedding()).square().sumPerRow();
    }

    private Array drawn(int... shape) {
        Array array = Array.zeros(shape);
        Arrays.setAll(array.values(), i -> 2 * random.nextDouble() - 1);
        return array;
    }

    /** Both sides depend on parameters; {@code held} holds the second one fixed. */
    private static Graph graph(boolean held) {
        GraphBuilder graph = new GraphBuilder();
        Type images = Type.real(Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4), Dim.of(4)));
        Tensor x = graph.input(Role.DATA, "x", images);
        Tensor y = graph.input(Role.DATA, "y", images);
        Tensor scale = graph.input(Role.PARAMETER, "scale", Type.real(Shape.of(3, 4, 4)));
        Tensor shift = graph.input(Role.PARAMETER, "shift", Type.real(Shape.of(3, 4, 4)));
        Tensor a = x.times(scale).plus(shift);
        Tensor b = y.times(scale).plus(0.3);
        Tensor distance = apart(a, held ? b.stopGradient() : b);
        graph.output("distance", distance);
        graph.output("of equals", apart(a, a));
        graph.output("loss", distance.square().meanOfAll());
        return graph.build();
    }

    private ReplayProgram.Result replayed(Graph graph) {
        Leaves leaves = new Leaves(List.of(SCALE, SHIFT));
        try (TrainingState state = new TrainingState(leaves, DOUBLE, false, Device.cpu());
                ReplayProgram program = new ReplayProgram(
                        graph,
                        Optional.of("loss"),
                        state.trained(),
                        List.of(),
                        DOUBLE,
                        Optional.of(features),
                        Device.cpu())) {
            assertEquals(List.of("scale", "shift"), state.trained());
            state.parameters().set(0, numbers.get("scale").values());
            state.parameters().set(1, numbers.get("shift").values());
            ReplayProgram.Result first = program.run(state, feed());
            ReplayProgram.Result again = program.run(state, feed());
            first.outputs()
                    .forEach((name, values) ->
                            assertTrue(Arrays.equals(values, again.outputs().get(name)), name));
            first.gradients()
                    .forEach((name, values) ->
                            assertTrue(Arrays.equals(values, again.gradients().get(name)), name));
            return first;
        }
    }

    private Feed feed() {
        return new Feed()
                .reals("x", numbers.get("x").values(), ROWS, 3, 4, 4)
                .reals("y", numbers.get("y").values(), ROWS, 3, 4, 4);
    }

    @Test
    void theDistanceIsThatOfTheKnownNetworkInEvaluation() {
        Graph graph = graph(false);
        Map<String, Array> expected = Interpreter.run(graph, numbers, FeatureFile.known());
        Map<String, double[]> found = replayed(graph).outputs();
        assertClose(expected.get("distance").values(), found.get("distance"), 1e-12, "distance");
        assertTrue(Arrays.stream(found.get("distance")).allMatch(d -> d > 0.01));
        assertTrue(Arrays.stream(found.get("of equals")).allMatch(d -> d == 0));
    }

    /** The engine's own writer uses a memo, alignment and entries of its own. */
    @Test
    void aFileThatTheEngineHasWrittenIsTheSameNetwork() throws Exception {
        Map<String, double[]> expected = replayed(graph(false)).outputs();
        Map<String, byte[]> entries = FeatureFile.entries();
        entries.keySet().removeIf(name -> name.endsWith("debug_pkl"));
        Path read = FeatureFile.write(folder.resolve("read.pt"), entries);
        Path written = folder.resolve("written.pt");
        try (Model model = Model.newInstance("features", Device.cpu(), "PyTorch");
                OutputStream out = Files.newOutputStream(written)) {
            model.load(read);
            JniUtils.writeModule((PtSymbolBlock) model.getBlock(), out, false);
        }
        FeatureNetwork again = FeatureNetwork.read(written);
        assertNotEquals(features.hash(), again.hash());
        features = again;
        replayed(graph(false))
                .outputs()
                .forEach((name, values) -> assertTrue(Arrays.equals(expected.get(name), values), name));
    }

    @Test
    void gradientsAreDifferencesOfTheKnownNetwork() {
        Graph graph = graph(false);
        compareGradients(replayed(graph).gradients(), numbers);
    }

    /** Held fixed, the second side's share of the derivative is missing: differences move the parameters of the first. */
    @Test
    void aTargetLendsNoGradient() {
        double[] shift = replayed(graph(true)).gradients().get("shift");
        assertClose(
                replayed(graph(false)).gradients().get("shift"), shift, 1e-12, "shift stands in the first side only");
        double[] held = replayed(graph(true)).gradients().get("scale");
        double[] free = replayed(graph(false)).gradients().get("scale");
        assertTrue(Math.abs(held[0] - free[0]) > 1e-6, "scale stands in both");
    }

    /** As behind a rectifier: the length has no derivative there, and the engine's of 0 keeps the gradient a number. */
    @Test
    void featuresOfLengthZeroHaveGradientZero() {
        features = FeatureNetwork.read(FeatureFile.write(folder.resolve("dead.pt"), """
                class Net(Module):
                  def forward(self: __torch__.Net,
                    x: Tensor) -> Tensor:
                    return torch.relu(torch.sub(x, 100.))
                """));
        ReplayProgram.Result found = replayed(graph(false));
        assertTrue(Arrays.equals(new double[ROWS], found.outputs().get("distance")));
        found.gradients()
                .forEach((name, values) -> assertTrue(Arrays.stream(values).allMatch(v -> v == 0), name));
    }

    /** Steps move the network's parameters and nothing else: from the same state the first step repeats itself. */
    @Test
    void trainingLeavesTheFeaturesAsTheyAre() {
        Architecture network = new SiT(3, 4, SiTSize.parse("8x1x2/2"), 0, Extras.NONE);
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(network.sample(), ROWS, 0),
                new BoundNetwork(network),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        Tensor t = step.draw("t", Draw.Law.UNIFORM);
        Tensor prediction = step.student().apply(step.images(), t.zeros(), t, Condition.of(step.labels()));
        Tensor target = step.images().tanh().stopGradient();
        step.loss(apart(prediction, target), prediction.minus(target));
        Feed feed = new Feed()
                .reals("images", numbers.get("x").values(), ROWS, 3, 4, 4)
                .integers("labels", new long[ROWS], ROWS)
                .reals("draw.t", new double[] {0.2, 0.5, 0.9}, ROWS);
        try (TrainingState state = new TrainingState(network, DOUBLE, false, Device.cpu());
                TrainingProgram program = new TrainingProgram(
                        step,
                        state,
                        TrainingRig.USUAL,
                        DOUBLE,
                        Optional.of(features),
                        Optional.empty(),
                        BatchParts.WHOLE,
                        Recording.AT_ONCE,
                        Device.cpu())) {
            List<Weight> trained =
                    network.weights().stream().filter(Weight::trained).toList();
            assertEquals(trained.stream().map(Weight::name).toList(), state.trained());
            fill(state, network);
            StepReport first = program.step(state, feed, 1e-2);
            StepReport last = first;
            for (int i = 0; i < 20; i++) {
                last = program.step(state, feed, 1e-2);
            }
            assertTrue(last.loss() < 0.9 * first.loss(), first + " then " + last);
            assertEquals(21, program.calls());
            fill(state, network);
            assertEquals(first.loss(), program.step(state, feed, 1e-2).loss());
        }
    }

    private static void fill(TrainingState state, Architecture network) {
        List<Weight> trained =
                network.weights().stream().filter(Weight::trained).toList();
        List<Weight> tables =
                network.weights().stream().filter(weight -> !weight.trained()).toList();
        for (int i = 0; i < trained.size(); i++) {
            state.parameters().set(i, InitialWeights.of(trained.get(i), 3));
        }
        for (int i = 0; i < tables.size(); i++) {
            state.fixed().set(i, InitialWeights.of(tables.get(i), 3));
        }
    }

    private void compareGradients(Map<String, double[]> gradients, Map<String, Array> at) {
        for (String name : List.of("scale", "shift")) {
            double[] expected = new double[gradients.get(name).length];
            for (int i = 0; i < expected.length; i++) {
                double near = loss(at, name, i, STEP) - loss(at, name, i, -STEP);
                double far = loss(at, name, i, 2 * STEP) - loss(at, name, i, -2 * STEP);
                expected[i] = (8 * near - far) / (12 * STEP);
            }
            assertClose(expected, gradients.get(name), 1e-8, name);
        }
    }

    private static double loss(Map<String, Array> at, String name, int entry, double by) {
        Map<String, Array> moved = new LinkedHashMap<>(at);
        double[] values = at.get(name).values().clone();
        values[entry] += by;
        moved.put(name, new Array(values, at.get(name).shape()));
        return Interpreter.run(graph(false), moved, FeatureFile.known())
                .get("loss")
                .values()[0];
    }
}
