package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What does not fit is refused when it is written, in a sentence that says what was found. */
class TypeInferenceTest {
    private final GraphBuilder graph = new GraphBuilder();
    private final Tensor rows = real("rows", Shape.rows(Dim.BATCH, 3));
    private final Tensor square = real("square", Shape.of(3, 3));
    private final Tensor five = real("five", Shape.of(5));
    private final Tensor number = real("number", Shape.SCALAR);
    private final Tensor wide = graph.input(Role.DATA, "wide", new Type(Dtype.F64, Shape.of(3, 3)));
    private final Tensor labels = graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH)));
    private final Tensor mask = graph.input(Role.DATA, "mask", new Type(Dtype.BOOL, Shape.of(Dim.BATCH)));
    private final Tensor masks = graph.input(Role.DATA, "masks", new Type(Dtype.BOOL, Shape.rows(Dim.BATCH, 3)));

    private Tensor real(String name, Shape shape) {
        return graph.input(Role.DATA, name, Type.real(shape));
    }

    @Test
    void elementwiseOperandsBroadcastAndAreReal() {
        refused("shapes [B,3] and [5] do not broadcast: 3 against 5", () -> rows.plus(five));
        refused("shapes [B,3] and [3,3] do not broadcast: B against 3", () -> rows.times(square));
        refused("add of f32[3,3] and f64[3,3]", () -> square.plus(wide));
        refused("multiply takes reals, found i64[B]", () -> labels.times(2));
        refused("exp takes reals, found bool[B]", () -> mask.exp());
        refused(
                "slope: f32[B,3] beside f32[5]",
                () -> graph.add(new Op.Slope(Op.UnaryKind.SILU, rows.id(), five.id())));
    }

    @Test
    void aNumberTakesTheTypeOfWhatItMeets() {
        assertEquals("f64[3,3]", wide.plus(number).type().toString());
        assertEquals("f64[3,3]", number.times(wide).type().toString());
        assertEquals("i64[B]", mask.choose(number, labels).type().toString());
        assertEquals("i64[B]", mask.choose(labels, number).type().toString());
    }

    @Test
    void comparisonsTakeRealsOrIntegers() {
        assertEquals("bool[B]", labels.lessThan(2).type().toString());
        assertEquals("bool[B]", labels.atMost(labels).type().toString());
        assertEquals("bool[B]", labels.atLeast(2).type().toString());
        refused("less takes reals, found i64[B]", () -> labels.lessThan(five));
        refused("equal takes reals, found bool[B]", () -> mask.equalTo(1));
        refused("less_or_equal of f32[3,3] and f64[3,3]", () -> square.atMost(wide));
    }

    @Test
    void logicTakesMasks() {
        refused("and takes masks, found f32[B,3]", () -> masks.and(rows));
        refused("or takes masks, found i64[B]", () -> labels.or(mask));
        refused("not takes masks, found f32[]", () -> number.not());
        refused("where takes masks, found f32[B,3]", () -> rows.choose(rows, rows));
        refused("where chooses between f32[3,3] and f64[3,3]", () -> mask.choose(square, wide));
    }

    @Test
    void productsFit() {
        refused("linear: input f32[5] does not fit weight f32[3,3]", () -> five.linear(square));
        refused("linear: input f32[B,3] does not fit weight f32[5]", () -> rows.linear(five));
        refused("linear: the bias has shape [5], expected [3]", () -> rows.linear(square, five));
        refused("linear of f32[B,3] and f64[3,3]", () -> rows.linear(wide));
        refused("shape [] has no axis -1", () -> number.linear(square));
        refused("linear reads x, w and perhaps b, found 1 operands", () -> new Op.Linear(List.of(0)));
        refused("matmul: f32[5] and f32[5] do not multiply", () -> five.matMul(five));
        refused("matmul: f32[3,3] and f32[B,3] do not multiply", () -> square.matMul(rows));
        refused(
                "matmul: f32[1,3,3] and f32[3,3] do not multiply",
                () -> square.reshape(Shape.of(1, 3, 3)).matMul(square));
        refused("matmul of f32[3,3] and f64[3,3]", () -> square.matMul(wide));
    }

    @Test
    void axesExist() {
        refused("shape [] has no axis -1", () -> number.softmax());
        refused("shape [] has no axis -1", () -> number.layerNorm(1e-6));
        refused("softmax takes reals, found i64[B]", () -> labels.softmax());
        refused("inverse deviation: f32[B,3] beside f32[3,3]", () -> rows.inverseDeviation(square, 1e-6));
        refused("shape [B,3] has no axis 2", () -> rows.sum(2));
        refused("shape [B,3] has no axis -3", () -> rows.mean(-3));
        refused("sum: f32[B,3] has no axis -1", () -> rows.reduce(Op.ReductionKind.SUM, List.of(-1), false));
        refused("permute: [0] is no order of the axes of f32[B,3]", () -> rows.permute(0));
        refused("permute: [1, 1] is no order of the axes of f32[B,3]", () -> rows.permute(1, -1));
        refused("permute: f32[B,3] has no axis -1", () -> graph.add(new Op.Permute(rows.id(), List.of(-1, 0))));
        refused("slice: f32[B,3] has no entries 1..4 along axis 1 (extent 3)", () -> rows.slice(1, 1, 4));
        refused("slice: f32[B,3] has no entries 0..1 along axis 0 (extent B)", () -> rows.slice(0, 0, 1));
        refused("slice: f32[B,3] has no entries 2..1 along axis 1 (extent 3)", () -> rows.slice(1, 2, 1));
        refused("slice: f32[B,3] has no axis -1", () -> graph.add(new Op.Slice(rows.id(), -1, 0, 1)));
        assertEquals("f32[3,B]", rows.permute(-1, 0).type().toString());
        assertEquals("f32[B,1]", rows.slice(-1, 0, 1).type().toString());
    }

    @Test
    void shapesHaveTheSameElements() {
        refused("reshape: f32[B,3] does not have the elements of [B,4]", () -> rows.reshape(Shape.rows(Dim.BATCH, 4)));
        refused("reshape: f32[B,3] does not have the elements of [3]", () -> rows.reshape(Shape.of(3)));
        refused("expand: f32[5] has shape [5], expected [1]", () -> five.expandAs(real("one", Shape.of(1))));
        refused("shapes [5] and [3,3] do not broadcast: 5 against 3", () -> five.expandAs(square));
        refused("concat: f32[3] beside f32[B,3]", () -> Tensor.concat(0, rows, real("three", Shape.of(3))));
        refused("concat: f32[3,5] beside f32[3,3]", () -> Tensor.concat(0, square, real("more", Shape.of(3, 5))));
        refused("concat: f64[3,3] beside f32[3,3]", () -> Tensor.concat(0, square, wide));
        refused("concat needs at least one part", () -> new Op.Concat(List.of(), 0));
        assertEquals("f32[B+3,3]", Tensor.concat(0, rows, square).type().toString());
        assertEquals("f32[3,6]", Tensor.concat(-1, square, square).type().toString());
    }

    @Test
    void rowsAreCountedByIntegersAndChosenByMasks() {
        refused("gather: row numbers are i64 of one axis, found f32[5]", () -> rows.gather(five));
        refused("scatter: row numbers are i64 of one axis, found bool[B]", () -> rows.scatter(mask, rows));
        refused("scatter: f32[3,3] does not have the rows of i64[B]", () -> square.scatter(labels, rows));
        refused("scatter takes reals, found i64[B]", () -> labels.scatter(labels, rows));
        refused("rows takes masks, found i64[B]", () -> labels.rows());
        refused("rows: the mask has shape [B,3], expected [B]", () -> masks.rows());
        refused("order: the mask has shape [B,3], expected [B]", () -> masks.order());
        refused("shape [] has no axis 0", () -> number.gather(labels));
        refused("shape [] has no axis 0", () -> number.head(rows));
        refused("shape [] has no axis 0", () -> rows.tail(number));
        refused("shape [] has no axis 0", () -> number.rowNumbers());
    }

    @Test
    void everyMaskNamesItsOwnCount() {
        assertEquals(
                List.of("i64[n1]", "i64[n2]"),
                Stream.of(mask.rows(), mask.rows())
                        .map(t -> t.type().toString())
                        .toList());
    }

    @Test
    void inputsKeepTheirType() {
        assertEquals(rows.id(), real("rows", Shape.rows(Dim.BATCH, 3)).id());
        refused("input rows is f32[B,3], asked for as f32[B,4]", () -> real("rows", Shape.rows(Dim.BATCH, 4)));
    }

    @Test
    void valuesOfAnotherGraphAreRefused() {
        GraphBuilder other = new GraphBuilder();
        Tensor foreign = other.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 3)));
        String sentence = "the value %0 : f32[B,3] belongs to another graph";
        for (Executable use : Arrays.<Executable>asList(
                () -> rows.plus(foreign),
                () -> rows.linear(foreign),
                () -> rows.linear(square, foreign),
                () -> rows.matMul(foreign),
                () -> masks.choose(foreign, rows),
                () -> masks.choose(rows, foreign),
                () -> rows.lessThan(foreign),
                () -> masks.and(foreign),
                () -> rows.head(foreign),
                () -> rows.tail(foreign),
                () -> rows.pad(foreign),
                () -> rows.gather(foreign),
                () -> rows.scatter(labels, foreign),
                () -> number.expandAs(foreign),
                () -> Tensor.concat(0, rows, foreign),
                () -> graph.output("y", foreign),
                () -> ForwardMode.tangent(rows.exp(), List.of(ForwardMode.Seed.fixed(foreign))))) {
            refused(sentence, use);
        }
    }

    @Test
    void valuesThatDoNotExistAreRefused() {
        refused(
                "no value %99 in this graph, asked for by Unary[kind=EXP, x=99]",
                () -> graph.add(new Op.Unary(Op.UnaryKind.EXP, 99)));
        refused("no value %-1 in this graph, asked for by MatMul[a=0, b=-1]", () -> graph.add(new Op.MatMul(0, -1)));
    }

    @Test
    void convolutionsFitTheirWeights() {
        Tensor x = graph.input(Role.DATA, "image", Type.real(Shape.rows(Dim.BATCH, 2, 3, 3)));
        Tensor w = graph.input(Role.PARAMETER, "kernel", Type.real(Shape.of(4, 2, 3, 3)));
        assertEquals(Shape.rows(Dim.BATCH, 4, 2, 2), x.conv2d(w, 2, 1).shape());
        Tensor gray = graph.input(Role.DATA, "gray", Type.real(Shape.rows(Dim.BATCH, 1, 3, 3)));
        refused("conv2d: input f32[B,1,3,3] does not fit weight f32[4,2,3,3]", () -> gray.conv2d(w, 1, 0));
        Tensor small = graph.input(Role.DATA, "small", Type.real(Shape.rows(Dim.BATCH, 2, 1, 3)));
        refused(
                "conv2d: the weight f32[4,2,3,3] is larger than the padded input f32[B,2,1,3]",
                () -> small.conv2d(w, 1, 0));
        refused(
                "a convolution has a stride of at least 1 and a padding of at least 0, found 0 and 1",
                () -> x.conv2d(w, 0, 1));
    }

    @Test
    void extentsAreNotNegative() {
        refused("an extent cannot be negative: -2", () -> Shape.of(3, -2));
    }

    private static void refused(String sentence, Executable write) {
        GraphException e = assertThrows(GraphException.class, write, sentence);
        assertEquals(sentence, e.getMessage());
    }
}
