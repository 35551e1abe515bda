package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DependenceTest {
    private final GraphBuilder graph = new GraphBuilder();
    private final Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(Dim.BATCH)));
    private final Tensor y = graph.input(Role.DATA, "y", Type.real(Shape.of(Dim.BATCH)));

    @Provide
    Arbitrary<GraphPlan> graphs() {
        return GraphPlan.upTo(14);
    }

    /** The oracle is the interpreter: new numbers for all other inputs leave the value as it is. */
    @Property(tries = 1000)
    void whatAValueDoesNotDependOnCanBeAnything(@ForAll("graphs") GraphPlan plan) {
        Trial trial = plan.write().trial();
        Tensor result = plan.write().result();
        trial.graph().output("value", new Tensor(trial.graph(), result.id()));
        Graph written = trial.graph().build();
        Set<String> needed = names(written, "value");
        Map<String, Array> others = new HashMap<>();
        trial.values().forEach((name, array) -> {
            double[] values = array.values().clone();
            if (!needed.contains(name)) {
                Arrays.setAll(values, i -> trial.uniform(-3, 3));
            }
            others.put(name, new Array(values, array.shape()));
        });
        Array before = Interpreter.run(written, trial.values()).get("value");
        Array after = Interpreter.run(written, others).get("value");
        Assume.that(Numbers.areFinite(before) && Numbers.areFinite(after)); // 0 times the mean of no rows is none
        assertArrayEquals(withoutSignOfZero(before), withoutSignOfZero(after), written::toString);
    }

    private static double[] withoutSignOfZero(Array array) {
        return Arrays.stream(array.values()).map(v -> v + 0.0).toArray();
    }

    @Example
    void whateverIsReadOnTheWayCounts() {
        assertEquals(Set.of("x", "y"), of(x.sin().plus(y.lessThan(0).choose(x, x.ones()))));
        assertEquals(Set.of("y"), of(graph.scalar(2).power(y.stopGradient())));
        Tensor table = graph.input(Role.PARAMETER, "table", Type.real(Shape.of(3, 2)));
        Tensor labels = graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH)));
        assertEquals(Set.of("table", "labels"), of(table.gather(labels)));
    }

    @Example
    void anOperandThatLendsItsShapeDoesNot() {
        assertEquals(Set.of(), of(y.zeros()));
        assertEquals(Set.of("x"), of(x.plus(y.rowNumbers()).plus(y.ones())));
        assertEquals(Set.of("x"), of(Tensor.concat(0, x, x).head(y)));
        assertEquals(Set.of("x"), of(Tensor.concat(0, x, x).tail(y)));
        assertEquals(Set.of("x"), of(x.gather(x.lessThan(0).rows()).pad(y)));
        assertEquals(
                Set.of("x"),
                of(x.gather(x.lessThan(0).order()).scatter(x.lessThan(0).order(), y)));
    }

    @Example
    void rowsThatAMaskCountsTellAboutTheMask() {
        assertEquals(Set.of("x", "y"), of(x.head(y.lessThan(0).rows()).pad(x)));
        assertEquals(Set.of("y"), of(y.lessThan(0).rows().rowNumbers()));
    }

    @Example
    void aProductWithZeroDoesNot() {
        assertEquals(Set.of("x"), of(x.plus(y.times(0))));
        assertEquals(Set.of("x"), of(x.plus(graph.scalar(0).times(y))));
        assertEquals(Set.of("x", "y"), of(x.plus(y.times(1e-9))));
    }

    @Example
    void laterLinesAndOtherOutputsDoNotMatter() {
        Tensor value = x.sin();
        graph.output("other", value.plus(y));
        assertEquals(Set.of("x"), of(value));
        Exception e = assertThrows(GraphException.class, () -> Dependence.of(graph.build(), "none"));
        assertTrue(e.getMessage().contains("no output none"), e.getMessage());
    }

    private int asked;

    private Set<String> of(Tensor value) {
        String name = "value" + asked++;
        graph.output(name, value);
        return names(graph.build(), name);
    }

    private static Set<String> names(Graph graph, String output) {
        return Dependence.of(graph, output).stream().map(Op.Input::name).collect(Collectors.toSet());
    }
}
