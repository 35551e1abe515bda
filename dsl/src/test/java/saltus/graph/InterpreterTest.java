package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the interpreter says of its inputs, and small examples that are right by sight. */
class InterpreterTest {
    private final GraphBuilder graph = new GraphBuilder();

    @Test
    void aMissingInputIsNamedBesideThoseGiven() {
        graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        assertEquals("no value for input x; given: [y]", refusal(Map.of("y", Array.zeros(2))));
    }

    @Test
    void inputsOfATargetNetworkHaveAPrefix() {
        Type pair = Type.real(Shape.of(1));
        graph.output("student", graph.input(Role.PARAMETER, "w", pair));
        graph.output("target", graph.input(Role.TARGET, "w", pair));
        assertEquals("no value for input target:w; given: [w]", refusal(Map.of("w", Array.zeros(1))));
        Map<String, Array> in = Map.of("w", numbers(1), "target:w", numbers(2));
        Map<String, Array> out = Interpreter.run(graph.build(), in);
        assertEquals(numbers(1), out.get("student"));
        assertEquals(numbers(2), out.get("target"));
    }

    @Test
    void anInputOfAnotherShapeIsRefused() {
        graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 2)));
        assertEquals(
                "input x is [B,2], given [2, 3]",
                refusal(Map.of("x", Array.zeros(2, 3))).replaceFirst(", where.*", ""));
        assertEquals("input x is [B,2], given [2]", refusal(Map.of("x", Array.zeros(2))));
    }

    @Test
    void aNamedExtentIsTheSameInAllInputs() {
        graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 2)));
        graph.input(Role.DATA, "t", Type.real(Shape.of(Dim.BATCH)));
        Map<String, Array> in = new LinkedHashMap<>(Map.of("x", Array.zeros(3, 2), "t", Array.zeros(1)));
        assertEquals("input t is [B], given [1], where {B=3}", refusal(in));
        in.put("t", Array.zeros(3));
        assertEquals(Map.of(), Interpreter.run(graph.build(), in));
    }

    @Test
    void rowsThatAreNotThereAreRefusedWithTheLine() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        Tensor index = graph.input(Role.DATA, "i", Type.integer(Shape.of(1)));
        graph.output("y", x.gather(index));
        String refusal = refusal(Map.of("x", Array.zeros(2), "i", numbers(2)));
        assertEquals(
                "line %2 reads outside its operands: Node[id=2, op=Gather[x=0, index=1]",
                refusal.substring(0, refusal.indexOf(", type")));
    }

    @Test
    void numbersFillTheirShape() {
        GraphException e = assertThrows(GraphException.class, () -> new Array(new double[3], 2, 2));
        assertEquals("3 numbers do not fill the shape [2, 2]", e.getMessage());
    }

    @Test
    void rowsAndOrders() {
        Tensor mask = graph.input(Role.DATA, "m", new Type(Dtype.BOOL, Shape.of(Dim.BATCH)));
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 2)));
        Tensor rows = mask.rows();
        graph.output("rows", rows);
        graph.output("order", mask.order());
        graph.output("gathered", x.gather(rows));
        graph.output("scattered", x.gather(rows).scatter(rows, x));
        graph.output("ordered", x.gather(mask.order()));
        graph.output("head", x.head(rows));
        graph.output("tail", x.tail(rows));
        graph.output("padded", x.head(rows).pad(x));
        graph.output("numbers", x.rowNumbers());
        Map<String, Array> in = Map.of(
                "m", numbers(0, 1, 0, 1, 1), "x", new Array(new double[] {0, 1, 10, 11, 20, 21, 30, 31, 40, 41}, 5, 2));
        Map<String, Array> out = Interpreter.run(graph.build(), in);
        assertEquals(numbers(1, 3, 4), out.get("rows"));
        assertEquals(numbers(1, 3, 4, 0, 2), out.get("order"));
        assertEquals(new Array(new double[] {10, 11, 30, 31, 40, 41}, 3, 2), out.get("gathered"));
        assertEquals(new Array(new double[] {0, 0, 10, 11, 0, 0, 30, 31, 40, 41}, 5, 2), out.get("scattered"));
        assertEquals(new Array(new double[] {10, 11, 30, 31, 40, 41, 0, 1, 20, 21}, 5, 2), out.get("ordered"));
        assertEquals(new Array(new double[] {0, 1, 10, 11, 20, 21}, 3, 2), out.get("head"));
        assertEquals(new Array(new double[] {20, 21, 30, 31, 40, 41}, 3, 2), out.get("tail"));
        assertEquals(new Array(new double[] {0, 1, 10, 11, 20, 21, 0, 0, 0, 0}, 5, 2), out.get("padded"));
        assertEquals(numbers(0, 1, 2, 3, 4), out.get("numbers"));
    }

    @Test
    void shapesChangeInRowMajorOrder() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2, 3)));
        graph.output("turned", x.permute(1, 0));
        graph.output("flat", x.reshape(Shape.of(6)));
        graph.output("columns", x.slice(1, 1, 3));
        graph.output("beside", Tensor.concat(1, x, x.slice(1, 0, 1)));
        graph.output("below", Tensor.concat(0, x, x.slice(0, 1, 2)));
        graph.output("iota", graph.iota(3));
        Map<String, Array> out =
                Interpreter.run(graph.build(), Map.of("x", new Array(new double[] {0, 1, 2, 3, 4, 5}, 2, 3)));
        assertEquals(new Array(new double[] {0, 3, 1, 4, 2, 5}, 3, 2), out.get("turned"));
        assertEquals(numbers(0, 1, 2, 3, 4, 5), out.get("flat"));
        assertEquals(new Array(new double[] {1, 2, 4, 5}, 2, 2), out.get("columns"));
        assertEquals(new Array(new double[] {0, 1, 2, 0, 3, 4, 5, 3}, 2, 4), out.get("beside"));
        assertEquals(new Array(new double[] {0, 1, 2, 3, 4, 5, 3, 4, 5}, 3, 3), out.get("below"));
        assertEquals(numbers(0, 1, 2), out.get("iota"));
    }

    @Test
    void castsToIntegersDropTheFractionAndCastsToMasksKeepTheZeros() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(4)));
        graph.output("integers", x.cast(Dtype.I64));
        graph.output("mask", x.cast(Dtype.BOOL));
        graph.output("wide", x.cast(Dtype.F64));
        Map<String, Array> out = Interpreter.run(graph.build(), Map.of("x", numbers(-1.7, 0, 0.4, 2.9)));
        assertEquals(numbers(-1, 0, 0, 2), out.get("integers"));
        assertEquals(numbers(1, 0, 1, 1), out.get("mask"));
        assertEquals(numbers(-1.7, 0, 0.4, 2.9), out.get("wide"));
    }

    @Test
    void whatIsEmptyStaysEmpty() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 3)));
        Tensor w = graph.input(Role.DATA, "w", Type.real(Shape.of(2, 3)));
        graph.output("linear", x.linear(w));
        graph.output("softmax", x.softmax());
        graph.output("norm", x.layerNorm(1e-6));
        graph.output("sum", x.sum(0));
        graph.output("rows", x.sum(1).lessThan(0).rows());
        Map<String, Array> out = Interpreter.run(graph.build(), Map.of("x", Array.zeros(0, 3), "w", Array.zeros(2, 3)));
        assertEquals(Array.zeros(0, 2), out.get("linear"));
        assertEquals(Array.zeros(0, 3), out.get("softmax"));
        assertEquals(Array.zeros(0, 3), out.get("norm"));
        assertEquals(Array.zeros(3), out.get("sum"));
        assertEquals(Array.zeros(0), out.get("rows"));
    }

    private String refusal(Map<String, Array> inputs) {
        return assertThrows(GraphException.class, () -> Interpreter.run(graph.build(), inputs))
                .getMessage();
    }

    private static Array numbers(double... values) {
        return new Array(values, values.length);
    }
}
