package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonSubexpressionsTest {
    private final GraphBuilder graph = new GraphBuilder();
    private final Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 3)));

    @Test
    void equalLinesBecomeOneAndSoDoLinesThatReadThem() {
        graph.output("a", x.sin().plus(x.exp()).layerNorm(1e-6));
        graph.output("b", x.sin().plus(x.exp()).layerNorm(1e-6));
        assertEquals("""
                %0 : f32[B,3] = input data x
                %1 : f32[B,3] = sin %0
                %2 : f32[B,3] = exp %0
                %3 : f32[B,3] = add %1 %2
                %4 : f32[B,3] = layer_norm %3 1.0E-6
                yield a %4
                yield b %4
                """, new CommonSubexpressions().apply(graph.build()).toString());
    }

    @Test
    void aTargetThatReadsTheStudentsParametersVanishesIntoIt() {
        graph.output("student", network(Role.PARAMETER));
        graph.output("target", network(Role.PARAMETER));
        Graph after = new CommonSubexpressions().apply(graph.build());
        assertEquals(after.outputs().get("student"), after.outputs().get("target"));
    }

    @Test
    void aTargetWithParametersOfItsOwnStays() {
        graph.output("student", network(Role.PARAMETER));
        graph.output("target", network(Role.TARGET));
        Graph after = new CommonSubexpressions().apply(graph.build());
        assertNotEquals(after.outputs().get("student"), after.outputs().get("target"));
    }

    @Test
    void linesThatDifferInAnythingStayApart() {
        Tensor mask = x.sum(1).lessThan(0);
        List<Tensor> apart = new ArrayList<>();
        apart.add(x);
        apart.add(x.stopGradient());
        apart.add(x.cast(Dtype.F64));
        apart.add(x.cast(Dtype.BF16));
        apart.add(mask.rows());
        apart.add(mask.rows());
        apart.add(mask.order());
        apart.add(x.sum(1));
        apart.add(x.mean(1));
        apart.add(x.reduce(Op.ReductionKind.SUM, List.of(1), true));
        apart.add(x.layerNorm(1e-6));
        apart.add(x.layerNorm(1e-5));
        apart.add(x.minus(x.exp()));
        apart.add(x.exp().minus(x));
        apart.add(x.slice(1, 0, 2));
        apart.add(x.slice(1, 1, 3));
        apart.add(x.head(mask.rows()));
        apart.add(x.tail(mask.rows()));
        apart.add(graph.scalar(0.0).times(x));
        apart.add(graph.scalar(-0.0).times(x));
        for (int i = 0; i < apart.size(); i++) {
            graph.output("y" + i, apart.get(i));
        }
        Graph after = new CommonSubexpressions().apply(graph.build());
        assertEquals(apart.size(), after.outputs().values().stream().distinct().count(), after::toString);
    }

    @Test
    void nothingToShareGivesTheSameGraph() {
        graph.output("y", x.sin());
        Graph before = graph.build();
        assertSame(before, new CommonSubexpressions().apply(before));
    }

    private Tensor network(Role role) {
        Tensor w = graph.add(new Op.Input(role, "w", Type.real(Shape.of(2, 3))));
        return x.linear(w).tanh();
    }
}
