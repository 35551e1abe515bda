package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SimplifyTest {
    private final GraphBuilder graph = new GraphBuilder();
    private final Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(Dim.BATCH)));

    @Test
    void neutralConstantsDisappear() {
        Map<String, UnaryOperator<Tensor>> neutral = new LinkedHashMap<>();
        neutral.put("x + 0", a -> a.plus(0));
        neutral.put("0 + x", a -> graph.scalar(0).plus(a));
        neutral.put("x - 0", a -> a.minus(0));
        neutral.put("1 x", a -> graph.scalar(1).times(a));
        neutral.put("x 1", a -> a.times(1));
        neutral.put("x / 1", a -> a.dividedBy(1));
        neutral.put("x ^ 1", a -> a.power(1));
        neutral.forEach((name, write) -> graph.output(name, write.apply(x)));
        Graph after = new Simplify().apply(graph.build());
        neutral.keySet().forEach(name -> assertEquals(0, after.outputs().get(name), name));
    }

    @Test
    void whatIsNotNeutralStays() {
        List<Tensor> kept = new ArrayList<>();
        kept.add(x.times(0));
        kept.add(graph.scalar(0).times(x));
        kept.add(graph.scalar(-1).times(x));
        kept.add(graph.scalar(0).minus(x));
        kept.add(graph.scalar(1).dividedBy(x));
        kept.add(graph.scalar(1).power(x));
        kept.add(x.power(0));
        kept.add(x.maximum(0));
        kept.add(x.minimum(1));
        kept.add(x.plus(1));
        kept.add(x.minus(x));
        kept.add(x.dividedBy(x));
        kept.add(graph.scalar(Double.NaN).plus(x));
        for (int i = 0; i < kept.size(); i++) {
            graph.output("y" + i, kept.get(i));
        }
        Graph before = graph.build();
        assertSame(before, new Simplify().apply(before));
    }

    @Test
    void timesZeroStaysSinceItWouldHideANaN() {
        graph.output("y", x.times(0));
        Map<String, Array> in = Map.of("x", new Array(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 2}, 3));
        Array y = Interpreter.run(Passes.STANDARD.apply(graph.build()), in).get("y");
        assertTrue(Double.isNaN(y.values()[0]) && Double.isNaN(y.values()[1]) && y.values()[2] == 0, y::toString);
    }

    @Test
    void aNeutralConstantThatChangesTheTypeStays() {
        Tensor wide = graph.input(Role.DATA, "s", new Type(Dtype.F64, Shape.SCALAR));
        graph.output("y", wide.plus(0));
        graph.output("z", x.sum(0).times(graph.iota(2).plus(1)));
        Graph before = graph.build();
        assertSame(before, new Simplify().apply(before));
    }

    @Test
    void functionsOfConstantsBecomeConstants() {
        Tensor two = graph.scalar(3).minus(1);
        graph.output("y", x.times(two.square().sqrt().plus(two)));
        assertEquals("""
                %0 : f32[B] = input data x
                %1 : f32[] = scalar 4.0
                %2 : f32[B] = multiply %0 %1
                yield y %2
                """, Passes.STANDARD.apply(graph.build()).toString());
    }

    @Test
    void aConstantThatTurnsOutNeutralDisappears() {
        graph.output(
                "y",
                x.times(graph.scalar(4).power(0.5).minus(1))
                        .plus(graph.scalar(0).sin()));
        assertEquals("""
                %0 : f32[B] = input data x
                yield y %0
                """, Passes.STANDARD.apply(graph.build()).toString());
    }

    @Property
    void constantsAreComputedAsTheInterpreterDoes(@ForAll double a, @ForAll double b) {
        GraphBuilder constants = new GraphBuilder();
        for (Op.BinaryKind kind : Op.BinaryKind.values()) {
            Tensor left = constants.scalar(a);
            constants.output(
                    kind.name(),
                    constants.add(
                            new Op.Binary(kind, left.id(), constants.scalar(b).id())));
        }
        for (Op.UnaryKind kind : Op.UnaryKind.values()) {
            constants.output(
                    kind.name(),
                    constants.add(new Op.Unary(kind, constants.scalar(a).id())));
        }
        Graph before = constants.build();
        Graph after = Passes.STANDARD.apply(before);
        assertTrue(after.nodes().stream().allMatch(n -> n.op() instanceof Op.Scalar), after::toString);
        Map<String, Array> expected = Interpreter.run(before, Map.of());
        Map<String, Array> found = Interpreter.run(after, Map.of());
        expected.forEach(
                (name, array) -> Numbers.assertSame(array, found.get(name), () -> name + " of " + a + ", " + b));
    }
}
