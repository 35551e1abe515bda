package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.OpCase.Tangent;

/** Forward mode of every operation against central differences, on random shapes and values. */
class ForwardModeTest {
    @Test
    void everyOperationHasACase() {
        Set<Class<?>> cases = OpCases.all().stream().map(OpCase::op).collect(Collectors.toCollection(HashSet::new));
        cases.add(Op.Embedding.class); // has no tangent, see EmbeddingTest
        assertEquals(new HashSet<>(Arrays.asList(Op.class.getPermittedSubclasses())), cases);
    }

    @Property
    void everyCaseIsAboutItsOperation(@ForAll long seed) {
        for (OpCase c : OpCases.all()) {
            Trial trial = new Trial(seed);
            Tensor result = c.write().apply(trial, new RandomShapes(trial, false));
            assertEquals(c.op(), trial.graph().node(result.id()).op().getClass(), c::name);
        }
    }

    @Property
    void theTangentOfEveryOperationIsItsDerivative(@ForAll long seed) {
        for (OpCase c : OpCases.all()) {
            Trial trial = new Trial(seed);
            Tensor result = c.write().apply(trial, new RandomShapes(trial, false));
            Map<String, Array> direction = new LinkedHashMap<>();
            Tensor tangent = ForwardMode.tangent(result, seeds(trial, trial.someVariables(), "d", direction));
            assertEquals(result.type(), tangent.type(), c::name);
            compare(c, trial, result, tangent, direction);
        }
    }

    @Property
    void theTangentOfEveryTangentIsTheSecondDerivative(@ForAll long seed) {
        for (OpCase c : OpCases.all()) {
            Trial trial = new Trial(seed);
            Tensor result = c.write().apply(trial, new RandomShapes(trial, false));
            Tensor first = ForwardMode.tangent(result, seeds(trial, trial.someVariables(), "d", new LinkedHashMap<>()));
            Map<String, Array> direction = new LinkedHashMap<>();
            Tensor second = ForwardMode.tangent(first, seeds(trial, trial.someVariables(), "e", direction));
            compare(c, trial, first, second, direction);
        }
    }

    @Property
    void aVariableHeldFixedDoesNotMoveEvenIfItDependsOnOneThatDoes(@ForAll long seed) {
        Trial trial = new Trial(seed);
        Tensor x = trial.variable(Shape.rows(Dim.BATCH, 3), -2, 2);
        Tensor held = x.sin();
        Tensor d = trial.direction("d", x);
        Tensor tangent = ForwardMode.tangent(held.times(x), List.of(new Seed(x, d), Seed.fixed(held)));
        trial.graph().output("tangent", tangent);
        trial.graph().output("expected", held.times(d));
        Map<String, Array> found = trial.run();
        Numbers.assertSame(
                found.get("expected"),
                found.get("tangent"),
                () -> trial.graph().build().toString());
    }

    @Test
    void aSeedsTangentIsItsDirection() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        Tensor d = graph.input(Role.DATA, "d", Type.real(Shape.of(2)));
        assertEquals(d.id(), ForwardMode.tangent(x, List.of(new Seed(x, d))).id());
    }

    @Test
    void theTangentReadsThePrimalsValuesAndEvaluatesNothingTwice() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        Tensor d = graph.input(Role.DATA, "d", Type.real(Shape.of(2)));
        Tensor y = x.exp();
        graph.output("dy", ForwardMode.tangent(y, List.of(new Seed(x, d))));
        assertEquals("""
                %0 : f32[2] = input data x
                %1 : f32[2] = input data d
                %2 : f32[2] = exp %0
                %3 : f32[2] = multiply %1 %2
                yield dy %3
                """, graph.build().toString());
    }

    @Test
    void whatDependsOnNoSeedHasZeroTangent() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        Tensor y = graph.input(Role.DATA, "y", Type.real(Shape.of(3)));
        graph.output("dy", ForwardMode.tangent(y.sin(), List.of(new Seed(x, x.ones()))));
        Map<String, Array> in = Map.of("x", Array.zeros(2), "y", new Array(new double[] {1, 2, 3}, 3));
        assertEquals(Array.zeros(3), Interpreter.run(graph.build(), in).get("dy"));
    }

    @Test
    void aDirectionOfAnotherTypeIsRefused() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        Tensor wide = graph.input(Role.DATA, "d", new Type(Dtype.F64, Shape.of(2)));
        List<Seed> seeds = List.of(new Seed(x, wide));
        GraphException e = assertThrows(GraphException.class, () -> ForwardMode.tangent(x, seeds));
        assertEquals("a tangent of type f64[2] for a value of type f32[2]", e.getMessage());
    }

    @Test
    void slopesExistForTheTwoActivationsOnly() {
        for (Op.UnaryKind kind : Op.UnaryKind.values()) {
            if (kind != Op.UnaryKind.SILU && kind != Op.UnaryKind.GELU) {
                GraphException e = assertThrows(GraphException.class, () -> new Op.Slope(kind, 0, 0));
                assertTrue(e.getMessage().contains("slope is for silu and gelu"), e::getMessage);
            }
        }
    }

    private static List<Seed> seeds(Trial trial, List<Tensor> moved, String prefix, Map<String, Array> direction) {
        List<Seed> seeds = new ArrayList<>();
        for (Tensor x : moved) {
            String name = prefix + x.id();
            seeds.add(new Seed(x, trial.direction(name, x)));
            String input = ((Op.Input) trial.graph().node(x.id()).op()).name();
            direction.put(input, trial.values().get(name));
        }
        return seeds;
    }

    private static void compare(OpCase c, Trial trial, Tensor value, Tensor tangent, Map<String, Array> direction) {
        trial.graph().output("value", value);
        trial.graph().output("tangent", tangent);
        Graph graph = trial.graph().build();
        Array found = Interpreter.run(graph, trial.values()).get("tangent");
        Differences.Derivative expected = Differences.of(graph, "value", trial.values(), direction);
        assertTrue(expected.smooth(), () -> c + " came near a kink\n" + graph);
        Numbers.assertDerivative(expected, found, () -> c + "\n" + graph + trial.values());
        if (c.tangent() == Tangent.ZERO) {
            assertTrue(Numbers.areZero(found), () -> c + " has a tangent " + found);
        }
    }
}
