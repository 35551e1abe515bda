package saltus.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.graph.Op.BinaryKind;
import saltus.graph.Op.ComparisonKind;
import saltus.graph.Op.LogicKind;
import saltus.graph.Op.ReductionKind;
import saltus.graph.Op.UnaryKind;

/**
 * A symbolic tensor: the handle of one value of a graph under construction. Every method adds a line to that graph and
 * returns its value; nothing is computed. Elementwise methods broadcast as usual (aligned at the last axis).
 */
public final class Tensor {
    private final GraphBuilder graph;
    private final int id;

    Tensor(GraphBuilder graph, int id) {
        this.graph = graph;
        this.id = id;
    }

    /** The graph being written. */
    public GraphBuilder graph() {
        return graph;
    }

    /** The value's number. */
    public int id() {
        return id;
    }

    public Type type() {
        return graph.node(id).type();
    }

    public Shape shape() {
        return type().shape();
    }

    public Tensor plus(Tensor other) {
        return binary(BinaryKind.ADD, other);
    }

    public Tensor plus(double other) {
        return plus(graph.scalar(other));
    }

    public Tensor minus(Tensor other) {
        return binary(BinaryKind.SUBTRACT, other);
    }

    public Tensor minus(double other) {
        return minus(graph.scalar(other));
    }

    /** {@code number - this}. */
    public Tensor from(double number) {
        return graph.scalar(number).minus(this);
    }

    public Tensor times(Tensor other) {
        return binary(BinaryKind.MULTIPLY, other);
    }

    public Tensor times(double other) {
        return times(graph.scalar(other));
    }

    public Tensor dividedBy(Tensor other) {
        return binary(BinaryKind.DIVIDE, other);
    }

    public Tensor dividedBy(double other) {
        return dividedBy(graph.scalar(other));
    }

    /** {@code this} to a fixed power. */
    public Tensor power(double exponent) {
        return binary(BinaryKind.POWER, graph.scalar(exponent));
    }

    /** {@code this} to the power {@code exponent}, elementwise; {@code this > 0} where a tangent is wanted. */
    public Tensor power(Tensor exponent) {
        return binary(BinaryKind.POWER, exponent);
    }

    public Tensor minimum(Tensor other) {
        return binary(BinaryKind.MINIMUM, other);
    }

    public Tensor minimum(double other) {
        return minimum(graph.scalar(other));
    }

    public Tensor maximum(Tensor other) {
        return binary(BinaryKind.MAXIMUM, other);
    }

    public Tensor maximum(double other) {
        return maximum(graph.scalar(other));
    }

    public Tensor negate() {
        return unary(UnaryKind.NEGATE);
    }

    public Tensor exp() {
        return unary(UnaryKind.EXP);
    }

    public Tensor log() {
        return unary(UnaryKind.LOG);
    }

    public Tensor sqrt() {
        return unary(UnaryKind.SQRT);
    }

    public Tensor sin() {
        return unary(UnaryKind.SIN);
    }

    public Tensor cos() {
        return unary(UnaryKind.COS);
    }

    public Tensor tanh() {
        return unary(UnaryKind.TANH);
    }

    public Tensor atan() {
        return unary(UnaryKind.ATAN);
    }

    public Tensor sigmoid() {
        return unary(UnaryKind.SIGMOID);
    }

    /** {@code x sigmoid(x)}. */
    public Tensor silu() {
        return unary(UnaryKind.SILU);
    }

    /** GELU in its tanh form. */
    public Tensor gelu() {
        return unary(UnaryKind.GELU);
    }

    public Tensor abs() {
        return unary(UnaryKind.ABS);
    }

    public Tensor floor() {
        return unary(UnaryKind.FLOOR);
    }

    public Tensor square() {
        return unary(UnaryKind.SQUARE);
    }

    /** The mask {@code this < other}. */
    public Tensor lessThan(Tensor other) {
        return graph.add(new Op.Comparison(ComparisonKind.LESS, id, idOf(other)));
    }

    public Tensor lessThan(double other) {
        return lessThan(graph.scalar(other));
    }

    /** The mask {@code this <= other}. */
    public Tensor atMost(Tensor other) {
        return graph.add(new Op.Comparison(ComparisonKind.LESS_OR_EQUAL, id, idOf(other)));
    }

    public Tensor atMost(double other) {
        return atMost(graph.scalar(other));
    }

    /** The mask {@code this >= number}. */
    public Tensor atLeast(double number) {
        return graph.scalar(number).atMost(this);
    }

    /** The mask {@code this == other}. */
    public Tensor equalTo(Tensor other) {
        return graph.add(new Op.Comparison(ComparisonKind.EQUAL, id, idOf(other)));
    }

    public Tensor equalTo(double other) {
        return equalTo(graph.scalar(other));
    }

    /** Both masks hold. */
    public Tensor and(Tensor other) {
        return graph.add(new Op.Logic(LogicKind.AND, id, idOf(other)));
    }

    /** One of the masks holds. */
    public Tensor or(Tensor other) {
        return graph.add(new Op.Logic(LogicKind.OR, id, idOf(other)));
    }

    /** The opposite mask. */
    public Tensor not() {
        return graph.add(new Op.Not(id));
    }

    /** With this mask: {@code a} where it holds, else {@code b}. */
    public Tensor choose(Tensor a, Tensor b) {
        return graph.add(new Op.Where(id, idOf(a), idOf(b)));
    }

    /** {@code this wT}: this [.., I], weight [O, I]. */
    public Tensor linear(Tensor weight) {
        return graph.add(new Op.Linear(List.of(id, idOf(weight))));
    }

    /** {@code this wT + b}: this [.., I], weight [O, I], bias [O]. */
    public Tensor linear(Tensor weight, Tensor bias) {
        return graph.add(new Op.Linear(List.of(id, idOf(weight), idOf(bias))));
    }

    /**
     * Convolution (correlation, as the field has it) with zeros around: this [B, C, H, W], weight [O, C, kh, kw]; see {@link
     * Op.Conv2d}.
     *
     * @param stride at least 1
     * @param padding rows and columns of zeros on each side
     */
    public Tensor conv2d(Tensor weight, int stride, int padding) {
        return graph.add(new Op.Conv2d(List.of(id, idOf(weight)), stride, padding));
    }

    /** The same with a bias [O]. */
    public Tensor conv2d(Tensor weight, Tensor bias, int stride, int padding) {
        return graph.add(new Op.Conv2d(List.of(id, idOf(weight), idOf(bias)), stride, padding));
    }

    /** Batched matrix product over the last two axes. */
    public Tensor matMul(Tensor other) {
        return graph.add(new Op.MatMul(id, idOf(other)));
    }

    /** Softmax over the last axis. */
    public Tensor softmax() {
        return graph.add(new Op.Softmax(id));
    }

    /** Zero mean and unit variance over the last axis, nothing learned. */
    public Tensor layerNorm(double eps) {
        return graph.add(new Op.LayerNorm(id, eps));
    }

    Tensor inverseDeviation(Tensor norm, double eps) {
        return graph.add(new Op.InverseDeviation(id, idOf(norm), eps));
    }

    /** Sum over the given axes, which vanish. */
    public Tensor sum(int... axes) {
        return reduce(ReductionKind.SUM, axes(axes), false);
    }

    /** Mean over the given axes, which vanish. */
    public Tensor mean(int... axes) {
        return reduce(ReductionKind.MEAN, axes(axes), false);
    }

    /** Mean over everything: a scalar. */
    public Tensor meanOfAll() {
        return reduce(
                ReductionKind.MEAN, IntStream.range(0, shape().rank()).boxed().collect(Collectors.toList()), false);
    }

    /** Sum over all axes but the first: one number a row. */
    public Tensor sumPerRow() {
        return shape().rank() == 1 ? this : reduce(ReductionKind.SUM, inner(), false);
    }

    /** Mean over all axes but the first: one number a row. */
    public Tensor meanPerRow() {
        return shape().rank() == 1 ? this : reduce(ReductionKind.MEAN, inner(), false);
    }

    Tensor reduce(ReductionKind kind, List<Integer> axes, boolean keep) {
        return graph.add(new Op.Reduce(kind, id, axes, keep));
    }

    /** The same elements in row-major order under another shape. */
    public Tensor reshape(Shape shape) {
        return shape.equals(shape()) ? this : graph.add(new Op.Reshape(id, shape));
    }

    /** Axis i of the result is axis {@code order[i]} of this. */
    public Tensor permute(Integer... order) {
        return graph.add(
                new Op.Permute(id, Arrays.stream(order).map(shape()::axis).collect(Collectors.toList())));
    }

    /** Stretched to the shape of {@code like}. */
    public Tensor expandAs(Tensor like) {
        return shape().equals(like.shape()) ? this : graph.add(new Op.Expand(id, idOf(like)));
    }

    /** One number a row [B], shaped [B,1,..,1] so that it broadcasts over the rows of {@code like}. */
    public Tensor over(Tensor like) {
        List<Dim> dims = new ArrayList<>(shape().dims());
        while (dims.size() < like.shape().rank()) {
            dims.add(Dim.of(1));
        }
        return reshape(new Shape(dims));
    }

    /** Entries {@code from <= i < to} along an axis. */
    public Tensor slice(int axis, int from, int to) {
        return graph.add(new Op.Slice(id, shape().axis(axis), from, to));
    }

    /** Tensors one after the other along an axis. */
    public static Tensor concat(int axis, Tensor... parts) {
        List<Integer> ids = Arrays.stream(parts).map(parts[0]::idOf).collect(Collectors.toList());
        return parts[0].graph.add(new Op.Concat(ids, parts[0].shape().axis(axis)));
    }

    /** Rows by number, or an embedding table's look-up by label. */
    public Tensor gather(Tensor index) {
        return graph.add(new Op.Gather(id, idOf(index)));
    }

    /** Rows put back where {@link #gather} took them from; all other rows are zero. */
    public Tensor scatter(Tensor index, Tensor like) {
        return graph.add(new Op.Scatter(id, idOf(index), idOf(like)));
    }

    /** The numbers of the rows where this mask [B] holds. */
    public Tensor rows() {
        return graph.add(new Op.Rows(id, graph.countedRows("n")));
    }

    /** The reals 0, 1, .., one for each row of this. */
    public Tensor rowNumbers() {
        return graph.add(new Op.RowNumbers(id));
    }

    /** All row numbers, those where this mask [B] holds first. */
    public Tensor order() {
        return graph.add(new Op.Order(id));
    }

    /** The first rows, as many as {@code like} has. */
    public Tensor head(Tensor like) {
        return graph.add(new Op.Head(id, idOf(like)));
    }

    /** The last rows, as many as {@code like} has. */
    public Tensor tail(Tensor like) {
        return graph.add(new Op.Tail(id, idOf(like)));
    }

    /** Zero rows appended, as many rows in all as {@code like} has. */
    public Tensor pad(Tensor like) {
        return graph.add(new Op.Pad(id, idOf(like)));
    }

    /** Another element type. */
    public Tensor cast(Dtype dtype) {
        return type().dtype() == dtype ? this : graph.add(new Op.Cast(id, dtype));
    }

    /** The same value as a constant. */
    public Tensor stopGradient() {
        return graph.add(new Op.StopGradient(id));
    }

    /** These images [B, 3, H, W] in [-1, 1] as a feature network sees them, one point a row; see {@link Op.Embedding}. */
    public Tensor embedding() {
        return graph.add(new Op.Embedding(id));
    }

    /** Zeros of this shape and type. */
    public Tensor zeros() {
        return graph.scalar(0).expandAs(this).cast(type().dtype());
    }

    /** Ones of this shape and type. */
    public Tensor ones() {
        return graph.scalar(1).expandAs(this).cast(type().dtype());
    }

    private Tensor unary(UnaryKind kind) {
        return graph.add(new Op.Unary(kind, id));
    }

    private Tensor binary(BinaryKind kind, Tensor other) {
        return graph.add(new Op.Binary(kind, id, idOf(other)));
    }

    /** The other value's number, if it is a value of this graph: numbers of another graph mean something else here. */
    private int idOf(Tensor other) {
        return graph.idOf(other);
    }

    private List<Integer> axes(int... axes) {
        return Arrays.stream(axes).map(shape()::axis).boxed().collect(Collectors.toList());
    }

    private List<Integer> inner() {
        return IntStream.range(1, shape().rank()).boxed().collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return "%" + id + " : " + type();
    }
}
