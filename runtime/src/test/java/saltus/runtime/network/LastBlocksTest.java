package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Array;
import saltus.graph.Dependence;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;

/** Networks of which the last blocks alone read r, as decoupled MeanFlow (arXiv 2510.24474) has them. */
class LastBlocksTest {
    private static final int ROWS = 2;
    private static final int BLOCKS = 4;
    private static final String[] FAMILIES = {"sit:8x4x2/2", "dit:8x4x2/2"};

    private static Architecture network(String text) {
        return Architectures.open(
                        text, new Task(DataSet.Kind.LATENTS, Shape.of(2, 4, 4), 3, new Extras(0, false, true)))
                .value();
    }

    /** Both outputs, and every block's. */
    private static Graph graph(Architecture network) {
        GraphBuilder graph = new GraphBuilder();
        Weights weights = new BoundNetwork(network).weights(graph, Role.PARAMETER, false);
        Tensor z = graph.input(Role.DATA, "z", Type.real(Shape.rows(Dim.BATCH, 2, 4, 4)));
        Tensor r = graph.input(Role.DATA, "r", Type.real(Shape.of(Dim.BATCH)));
        Tensor t = graph.input(Role.DATA, "t", Type.real(Shape.of(Dim.BATCH)));
        Condition condition = Condition.of(graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH))));
        graph.output("output", network.forward(new ObservedWeights(weights, graph::output), z, r, t, condition));
        graph.output("velocity", network.velocity(weights, z, r, t, condition));
        return graph.build();
    }

    private static boolean reads(Graph graph, String output, String input) {
        return Dependence.of(graph, output).stream().anyMatch(one -> one.name().equals(input));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theFirstBlocksDoNotReadTheEnd(int ends) {
        for (String family : FAMILIES) {
            Graph graph = graph(network(family + ",ends=" + ends));
            for (int i = 0; i < BLOCKS; i++) {
                assertEquals(i >= BLOCKS - ends, reads(graph, "blocks." + i, "r"), family + " " + i);
                assertTrue(reads(graph, "blocks." + i, "t"));
            }
            assertTrue(reads(graph, "output", "r"));
            assertTrue(reads(graph, "velocity", "r"));
        }
    }

    /** So that the weights of a network that was trained without shortcuts are a beginning: they say the same at r = t. */
    @Test
    void whereTheStepHasNoLengthNothingChanges() {
        for (String family : FAMILIES) {
            Architecture whole = network(family);
            Architecture parted = network(family + ",ends=1");
            assertEquals(shapes(whole), shapes(parted));
            Map<String, Array> numbers = numbers(whole);
            for (String output : new String[] {"output", "velocity"}) {
                assertArrayEquals(
                        Interpreter.run(graph(whole), numbers).get(output).values(),
                        Interpreter.run(graph(parted), numbers).get(output).values(),
                        1e-12);
            }
            numbers.put("r", new Array(new double[] {0.1, 0.2}, ROWS));
            double[] all = Interpreter.run(graph(whole), numbers).get("output").values();
            double[] last =
                    Interpreter.run(graph(parted), numbers).get("output").values();
            assertFalse(Arrays.equals(all, last));
        }
    }

    private static List<String> shapes(Architecture network) {
        return network.weights().stream()
                .map(weight -> weight.name() + weight.shape())
                .toList();
    }

    private static Map<String, Array> numbers(Architecture network) {
        Random random = new Random(5);
        Map<String, Array> numbers = new LinkedHashMap<>();
        for (Weight weight : network.weights()) {
            int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
            double[] values = weight.trained()
                    ? random.doubles(weight.size(), -0.4, 0.4).toArray()
                    : InitialWeights.of(weight, 5);
            numbers.put(weight.name(), new Array(values, shape));
        }
        numbers.put("z", new Array(random.doubles(ROWS * 32, -1, 1).toArray(), ROWS, 2, 4, 4));
        numbers.put("r", new Array(new double[] {0.4, 0.9}, ROWS));
        numbers.put("t", new Array(new double[] {0.4, 0.9}, ROWS));
        numbers.put("labels", new Array(new double[] {0, 3}, ROWS));
        return numbers;
    }

    @Test
    void namesTellThemApart() {
        assertEquals(
                "sit:8x4x2/2 2x4x4 classes 3 with velocity",
                network("sit:8x4x2/2,ends=4").name());
        assertEquals(
                "sit:8x4x2/2 r in the last 1 2x4x4 classes 3 with velocity",
                network("sit:8x4x2/2,ends=1").name());
        assertEquals(
                "dit:8x4x2/2 by modulation r in the last 3 [2,4,4] classes 3 with velocity",
                network("dit:8x4x2/2,ends=3").name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sit:8x4x2/2,ends=0", "sit:8x4x2/2,ends=5", "dit:8x4x2/2,ends=5", "dit:8x4x2/2,ends=two"})
    void thereAreNoOtherBlocks(String text) {
        String message =
                assertThrows(BadInputException.class, () -> network(text)).getMessage();
        assertTrue(message.contains("ends") && message.contains("1") && message.contains("4"), message);
    }

    @Test
    void tokensAreSeenByAllBlocks() {
        String message = assertThrows(BadInputException.class, () -> network("dit:8x4x2/2,condition=tokens,ends=1"))
                .getMessage();
        assertTrue(message.contains("times are tokens, which all blocks see"), message);
    }
}
