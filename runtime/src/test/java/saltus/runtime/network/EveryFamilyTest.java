package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Array;
import saltus.graph.DeadCode;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.opening.NetworkInputs;
import saltus.runtime.data.DataSet;

/** What is asked of every family of networks that is registered, in its usual size, on each kind of sample it takes. */
class EveryFamilyTest {
    private static final int ROWS = 2;
    private static final int CLASSES = 3;
    private static final double STEP = 1e-4;

    static Stream<Arguments> tasks() {
        return ServiceLoader.load(ArchitectureFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(family ->
                        family.kinds().stream().map(kind -> Arguments.of(family.name(), kind, Shape.of(sample(kind)))));
    }

    private static int[] sample(DataSet.Kind kind) {
        return switch (kind) {
            case POINTS -> new int[] {3};
            case IMAGES -> new int[] {1, 8, 8};
            case LATENTS -> new int[] {4, 4, 4};
        };
    }

    /** A network on numbers of its own: its values, and its derivative along a direction in z and t. */
    private static final class Trial {
        private final Architecture network;
        private final Map<String, Array> numbers = new LinkedHashMap<>();
        private final GraphBuilder graph = new GraphBuilder();

        Trial(String family, DataSet.Kind kind, Shape sample) {
            network = Architectures.open(family, new Task(kind, sample, CLASSES, new Extras(3, true, true)))
                    .value();
            Random random = new Random(3);
            for (Weight weight : network.weights()) {
                int[] shape =
                        weight.shape().stream().mapToInt(Integer::intValue).toArray();
                double[] values = weight.trained()
                        ? random.doubles(weight.size(), -0.2, 0.2).toArray()
                        : InitialWeights.of(weight, 3);
                numbers.put(weight.name(), new Array(values, shape));
            }
            int[] rows = Stream.concat(Stream.of(Dim.of(ROWS)), sample.dims().stream())
                    .mapToInt(Dim::size)
                    .toArray();
            int size = Math.toIntExact(ROWS * sample.fixedSize());
            put("z", random.doubles(size, -1, 1).toArray(), rows);
            put("dz", random.doubles(size, -1, 1).toArray(), rows);
            put("r", new double[] {0.1, 0.3}, ROWS);
            put("t", new double[] {0.6, 0.9}, ROWS);
            put("labels", new double[] {0, 2}, ROWS);
            put("guidance", new double[] {1.5, 0.1, 0.9, 4, 0.3, 0.6}, ROWS, 3);
            Weights weights = new BoundNetwork(network).weights(graph, Role.PARAMETER, false);
            Dim[] dims =
                    Stream.concat(Stream.of(Dim.BATCH), sample.dims().stream()).toArray(Dim[]::new);
            Type samples = Type.real(Shape.of(dims));
            Type times = Type.real(Shape.of(Dim.BATCH));
            Tensor z = graph.input(Role.DATA, "z", samples);
            Tensor t = graph.input(Role.DATA, "t", times);
            Tensor r = graph.input(Role.DATA, "r", times);
            Condition asked = new ConditionInputs(network.guidanceInputs()).in(graph);
            Tensor output = network.forward(weights, z, r, t, asked);
            graph.output("output", output);
            graph.output("velocity", network.velocity(weights, z, r, t, asked));
            graph.output(
                    "slope",
                    ForwardMode.tangent(
                            output,
                            List.of(
                                    new ForwardMode.Seed(z, graph.input(Role.DATA, "dz", samples)),
                                    new ForwardMode.Seed(t, t.ones()))));
            graph.output("log-variance", network.logVariance(weights, r, t, true));
        }

        void put(String name, double[] values, int... shape) {
            numbers.put(name, new Array(values, shape));
        }

        double[] values(String output) {
            Graph alone = new DeadCode().apply(graph.build().yielding(List.of(output)));
            return Interpreter.run(alone, numbers).get(output).values();
        }

        void move(double by) {
            double[] z = numbers.get("z").values();
            double[] t = numbers.get("t").values();
            for (int i = 0; i < z.length; i++) {
                z[i] += by * numbers.get("dz").values()[i];
            }
            for (int i = 0; i < t.length; i++) {
                t[i] += by;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theDerivativeIsTheDifferenceOfNeighbours(String family, DataSet.Kind kind, Shape sample) {
        Trial trial = new Trial(family, kind, sample);
        double[] slope = trial.values("slope");
        trial.move(STEP);
        double[] above = trial.values("output");
        trial.move(-2 * STEP);
        double[] below = trial.values("output");
        double[] found = new double[slope.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = (above[i] - below[i]) / (2 * STEP);
        }
        double largest = Arrays.stream(slope).map(Math::abs).max().orElseThrow();
        assertArrayEquals(found, slope, 1e-4 * (1 + largest / 10));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void outputsAreShapedAsSamplesRowByRow(String family, DataSet.Kind kind, Shape sample) {
        Trial trial = new Trial(family, kind, sample);
        assertEquals(sample, trial.network.sample());
        double[] output = trial.values("output");
        assertEquals(ROWS * sample.fixedSize(), output.length);
        assertTrue(trial.network.logVariance());
        assertEquals(ROWS, trial.values("log-variance").length);
        assertTrue(trial.network.velocityHead());
        double[] velocity = trial.values("velocity");
        assertEquals(output.length, velocity.length);
        assertNotEquals(output[0], velocity[0]);
        // the second row sees nothing of the first
        trial.numbers.get("z").values()[0] += 1;
        double[] other = trial.values("output");
        for (int i = output.length / ROWS; i < output.length; i++) {
            assertEquals(output[i], other[i]);
        }
        assertNotEquals(output[0], other[0]);
        double[] otherVelocity = trial.values("velocity");
        for (int i = output.length / ROWS; i < output.length; i++) {
            assertEquals(velocity[i], otherVelocity[i]);
        }
        assertNotEquals(velocity[0], otherVelocity[0]);
    }

    /** What a network declares to read changes its output, and what it does not declare does not. */
    @ParameterizedTest
    @MethodSource("tasks")
    void whatItReadsActs(String family, DataSet.Kind kind, Shape sample) {
        NetworkInputs reads = NetworkReading.of(new Trial(family, kind, sample).network);
        assertEquals(reads.start(), acts(new Trial(family, kind, sample), "t"));
        assertEquals(reads.end(), acts(new Trial(family, kind, sample), "r"));
        assertEquals(reads.labels(), acts(new Trial(family, kind, sample), "labels"));
        assertEquals(reads.guidance() > 0, acts(new Trial(family, kind, sample), "guidance"));
    }

    /** A matrix is hidden if what it multiplies is nothing that the network was given, and its product nothing that it gives. */
    @ParameterizedTest
    @MethodSource("tasks")
    void weightsStandWhereTheySay(String family, DataSet.Kind kind, Shape sample) {
        Trial trial = new Trial(family, kind, sample);
        Graph graph = new DeadCode().apply(trial.graph.build().yielding(List.of("output", "velocity", "log-variance")));
        Set<String> hidden = trial.network.weights().stream()
                .filter(weight -> weight.trained() && weight.depth() instanceof Depth.Hidden)
                .map(Weight::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(HiddenMatrices.of(graph, trial.network), hidden);
    }

    private static boolean acts(Trial trial, String argument) {
        double before = trial.values("output")[0];
        trial.numbers.get(argument).values()[0] += argument.equals("labels") ? 1 : 0.05;
        return before != trial.values("output")[0];
    }
}
