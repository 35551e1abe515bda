package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** Slices are cut by one operation if they are all of a value, whatever their order, and only then. */
class PiecesTest {
    @ParameterizedTest
    @CsvSource({"0, 4, 4, 12", "4, 12, 0, 4"})
    void slicesThatAreAllOfAValueAreCutAtOnce(int from, int to, int other, int end) {
        GraphBuilder builder = new GraphBuilder();
        Tensor x = input(builder);
        builder.output("a", x.slice(1, from, to));
        builder.output("b", x.slice(1, other, end));
        Graph graph = builder.build();
        Pieces pieces = Pieces.among(graph.nodes(), graph);
        List<Node> slices = slices(graph);
        assertEquals(List.of(slices.get(1).id()), pieces.later());
        List<Node> ordered = from == 0 ? slices : List.of(slices.get(1), slices.get(0));
        assertEquals(Map.of(slices.get(0).id(), ordered), pieces.all());
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 4, 5, 12", "1, 0, 4, 4, 11", "1, 1, 4, 4, 12", "1, 0, 5, 4, 12", "2, 0, 4, 4, 12"})
    void othersStayAlone(int axis, int from, int to, int other, int end) {
        GraphBuilder builder = new GraphBuilder();
        Tensor x = input(builder);
        builder.output("a", x.slice(1, from, to));
        builder.output("b", (axis == 1 ? x : x.times(2)).slice(1, other, end));
        Graph graph = builder.build();
        assertEquals(new Pieces(Map.of(), List.of()), Pieces.among(graph.nodes(), graph));
    }

    @Test
    void aPieceAmongOtherLinesIsMadeThere() {
        GraphBuilder builder = new GraphBuilder();
        Tensor x = input(builder);
        builder.output("a", x.slice(1, 0, 4));
        builder.output("b", x.slice(1, 4, 12));
        Graph graph = builder.build();
        List<Node> fewer = graph.nodes().subList(0, slices(graph).get(1).id());
        assertEquals(new Pieces(Map.of(), List.of()), Pieces.among(fewer, graph));
    }

    private static Tensor input(GraphBuilder builder) {
        return builder.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 12)));
    }

    private static List<Node> slices(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Slice)
                .toList();
    }
}
