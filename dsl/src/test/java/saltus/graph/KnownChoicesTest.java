package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownChoicesTest {
    private static final int ROWS = 7;

    private final GraphBuilder graph = new GraphBuilder();
    private final Tensor key = graph.input(Role.DATA, "key", Type.real(Shape.of(Dim.BATCH)));
    private final Tensor a = samples("a");
    private final Tensor b = samples("b");

    private Tensor samples(String name) {
        return graph.input(Role.DATA, name, Type.real(Shape.rows(Dim.BATCH, 3, 2)));
    }

    /** A mask whose rows stand where it puts them. */
    private Tensor sorted() {
        Tensor mask = key.lessThan(0);
        return mask.gather(mask.order());
    }

    private Graph led(Tensor mask, boolean opposite) {
        Tensor chosen = opposite ? mask.over(a).choose(b, a) : mask.over(a).choose(a, b);
        Tensor mixed = chosen.times(2).plus(b.sin().times(graph.scalar(0))).stopGradient();
        Tensor first = mixed.head(mask.rows());
        graph.output("led", first.reshape(Shape.rows(first.shape().dim(0), 6)));
        graph.output("all", mixed);
        return graph.build();
    }

    private static Map<String, Array> inputs(long seed, int negative) {
        Random random = new Random(seed);
        Map<String, Array> inputs = new HashMap<>();
        Array key = Array.zeros(ROWS);
        int[] left = {negative, ROWS};
        Arrays.setAll(key.values(), i -> random.nextInt(left[1]--) < left[0] && left[0]-- > 0 ? -1 : 1);
        inputs.put("key", key);
        for (String name : new String[] {"a", "b"}) {
            Array values = Array.zeros(ROWS, 3, 2);
            Arrays.setAll(values.values(), i -> random.nextGaussian());
            inputs.put(name, values);
        }
        return inputs;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, ROWS})
    void leadingRowsAreWhatTheyWere(int negative) {
        for (boolean opposite : new boolean[] {false, true}) {
            Graph before = new KnownChoicesTest().led(opposite);
            Graph after = new KnownChoices().apply(before);
            Map<String, Array> inputs = inputs(negative, negative);
            Interpreter.run(before, inputs)
                    .forEach((name, value) -> assertArrayEquals(
                            value.values(),
                            Interpreter.run(after, inputs).get(name).values(),
                            0,
                            name));
        }
    }

    private Graph led(boolean opposite) {
        return led(sorted(), opposite);
    }

    @Test
    void whatIsNotChosenIsNotRead() {
        Tensor mask = sorted();
        graph.output("led", mask.over(a).choose(a.exp(), b.exp()).times(3).head(mask.rows()));
        Graph before = graph.build();
        Graph after = new KnownChoices().apply(before);
        assertTrue(names(before).contains("b"));
        assertFalse(names(after).contains("b"), after::toString);
    }

    private static String names(Graph graph) {
        return Dependence.of(graph, "led").stream().map(Op.Input::name).toList().toString();
    }

    @Test
    void rowsThatNoMaskHasSortedStay() {
        Tensor mask = key.lessThan(0);
        graph.output("led", mask.over(a).choose(a, b).head(mask.rows()));
        Graph before = graph.build();
        assertSame(before, new KnownChoices().apply(before));
    }

    @Test
    void rowsThatAnotherMaskHasSortedStay() {
        Tensor mask = key.lessThan(0).gather(key.lessThan(1).order());
        graph.output("led", mask.over(a).choose(a, b).head(mask.rows()));
        Graph before = graph.build();
        assertSame(before, new KnownChoices().apply(before));
    }

    @Test
    void rowsThatAnotherMaskChoosesStay() {
        Tensor mask = sorted();
        graph.output("led", key.lessThan(1).over(a).choose(a, b).head(mask.rows()));
        Graph before = graph.build();
        assertEquals(before, new KnownChoices().apply(before));
    }
}
