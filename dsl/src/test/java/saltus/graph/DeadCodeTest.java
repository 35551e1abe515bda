package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeadCodeTest {
    private final GraphBuilder graph = new GraphBuilder();

    @Test
    void linesThatNoOutputNeedsDisappearAndSoDoInputs() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        Tensor unused = graph.input(Role.PARAMETER, "unused", Type.real(Shape.of(2)));
        unused.plus(x).exp();
        Tensor y = x.sin();
        x.cos();
        graph.output("y", y);
        assertEquals("""
                %0 : f32[2] = input data x
                %1 : f32[2] = sin %0
                yield y %1
                """, new DeadCode().apply(graph.build()).toString());
    }

    @Test
    void everyOutputIsKeptEvenIfItIsAnInputOrYieldedTwice() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        Tensor y = graph.input(Role.DATA, "y", Type.real(Shape.of(2)));
        graph.output("same", y);
        graph.output("again", y);
        graph.output("sine", x.sin());
        Graph before = graph.build();
        assertSame(before, new DeadCode().apply(before));
    }

    @Test
    void operandsThatGiveOnlyTheirShapeAreNeeded() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(Dim.BATCH)));
        Tensor like = graph.input(Role.DATA, "like", Type.real(Shape.of(Dim.named("n"))));
        graph.output("y", x.head(like));
        Graph before = graph.build();
        assertSame(before, new DeadCode().apply(before));
    }

    @Test
    void aGraphThatYieldsFewerValuesNeedsFewerLines() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        graph.output("a", x.sin());
        graph.output("b", x.cos());
        assertEquals(
                """
                %0 : f32[2] = input data x
                %1 : f32[2] = cos %0
                yield b %1
                """, new DeadCode().apply(graph.build().yielding(List.of("b"))).toString());
    }
}
