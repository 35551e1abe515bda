package saltus.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * An operation of the graph. Operands are value ids, never nested operations: a graph shares values, and two operations
 * are the same computation exactly when they are equal records.
 */
public sealed interface Op {
    /** The ids of the values it reads, in order. */
    List<Integer> operands();

    /** The same operation reading other values. */
    Op renamed(IntUnaryOperator ids);

    /** Dispatch; one method an operation, so that nothing can forget one. */
    <R> R accept(OpVisitor<R> visitor);

    /** Elementwise functions of one argument. */
    enum UnaryKind {
        NEGATE,
        EXP,
        LOG,
        SQRT,
        SIN,
        COS,
        TANH,
        ATAN,
        SIGMOID,
        /** x sigmoid(x). */
        SILU,
        /** The tanh form, constants 0.044715 and sqrt(2/pi). */
        GELU,
        ABS,
        FLOOR,
        SQUARE
    }

    /** Elementwise functions of two arguments, broadcasting. */
    enum BinaryKind {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER,
        MINIMUM,
        MAXIMUM
    }

    /** Elementwise comparisons, broadcasting; the result is a mask. */
    enum ComparisonKind {
        LESS,
        LESS_OR_EQUAL,
        EQUAL
    }

    /** Elementwise connectives of masks, broadcasting. */
    enum LogicKind {
        AND,
        OR
    }

    /** Sums over axes. */
    enum ReductionKind {
        SUM,
        MEAN
    }

    /** A value that comes from outside; {@code name} is unique within its role. */
    record Input(Role role, String name, Type type) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return this;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /** A number, of real type and scalar shape. */
    record Scalar(double value) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return this;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.scalar(this);
        }
    }

    /** The reals 0, 1, .., {@code size - 1}. */
    record Iota(int size) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return this;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.iota(this);
        }
    }

    /** The reals 0, 1, .., one for each row of {@code like}. */
    record RowNumbers(int like) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(like);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new RowNumbers(ids.applyAsInt(like));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.rowNumbers(this);
        }
    }

    /** {@code kind(x)}, elementwise. */
    record Unary(UnaryKind kind, int x) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Unary(kind, ids.applyAsInt(x));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.unary(this);
        }
    }

    /**
     * {@code kind'(x) dx}, elementwise, for the two activations whose derivative is one native kernel: SILU and GELU.
     */
    record Slope(UnaryKind kind, int x, int dx) implements Op {
        public Slope {
            if (kind != UnaryKind.SILU && kind != UnaryKind.GELU) {
                throw new GraphException("slope is for silu and gelu; the derivative of " + kind + " is written out");
            }
        }

        @Override
        public List<Integer> operands() {
            return List.of(x, dx);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Slope(kind, ids.applyAsInt(x), ids.applyAsInt(dx));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.slope(this);
        }
    }

    /** {@code kind(a, b)}, elementwise, broadcasting. */
    record Binary(BinaryKind kind, int a, int b) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(a, b);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Binary(kind, ids.applyAsInt(a), ids.applyAsInt(b));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** A mask: where the comparison holds. */
    record Comparison(ComparisonKind kind, int a, int b) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(a, b);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Comparison(kind, ids.applyAsInt(a), ids.applyAsInt(b));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    /** Masks combined. */
    record Logic(LogicKind kind, int a, int b) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(a, b);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Logic(kind, ids.applyAsInt(a), ids.applyAsInt(b));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.logic(this);
        }
    }

    /** The opposite mask. */
    record Not(int mask) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(mask);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Not(ids.applyAsInt(mask));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** {@code a} where the mask holds, else {@code b}; broadcasting. */
    record Where(int mask, int a, int b) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(mask, a, b);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Where(ids.applyAsInt(mask), ids.applyAsInt(a), ids.applyAsInt(b));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.where(this);
        }
    }

    /** {@code x wT + b}: x [.., I], w [O, I], b [O] or none. */
    record Linear(List<Integer> operands) implements Op {
        public Linear {
            operands = List.copyOf(operands);
            if (operands.size() != 2 && operands.size() != 3) {
                throw new GraphException("linear reads x, w and perhaps b, found " + operands.size() + " operands");
            }
        }

        /** The product of x and the transposed weight, with a bias if {@code operands} has three members. */
        public boolean hasBias() {
            return operands.size() == 3;
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Linear(map(operands, ids));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.linear(this);
        }
    }

    /**
     * Convolution (correlation) with zeros around: x [.., C, H, W] of rank 4, w [O, C, kh, kw], b [O] or none; the result is
     * [.., O, (H + 2 padding - kh) / stride + 1, (W + 2 padding - kw) / stride + 1].
     */
    record Conv2d(List<Integer> operands, int stride, int padding) implements Op {
        public Conv2d {
            operands = List.copyOf(operands);
            if (operands.size() != 2 && operands.size() != 3) {
                throw new GraphException(
                        "a convolution reads x, w and perhaps b, found " + operands.size() + " operands");
            }
            if (stride < 1 || padding < 0) {
                throw new GraphException("a convolution has a stride of at least 1 and a padding of at least 0, found "
                        + stride + " and " + padding);
            }
        }

        /** With a bias if {@code operands} has three members. */
        public boolean hasBias() {
            return operands.size() == 3;
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Conv2d(map(operands, ids), stride, padding);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.conv2d(this);
        }
    }

    /** Batched matrix product over the last two axes; leading axes are equal. */
    record MatMul(int a, int b) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(a, b);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new MatMul(ids.applyAsInt(a), ids.applyAsInt(b));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.matMul(this);
        }
    }

    /** Softmax over the last axis. */
    record Softmax(int x) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Softmax(ids.applyAsInt(x));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.softmax(this);
        }
    }

    /** {@code (x - mean) / sqrt(variance + eps)} over the last axis, biased variance, nothing learned. */
    record LayerNorm(int x, double eps) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new LayerNorm(ids.applyAsInt(x), eps);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.layerNorm(this);
        }
    }

    /**
     * {@code 1 / sqrt(variance + eps)} over the last axis, kept as a unit axis. {@code norm} is the LayerNorm of the
     * same x: its kernel has computed this number already.
     */
    record InverseDeviation(int x, int norm, double eps) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x, norm);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new InverseDeviation(ids.applyAsInt(x), ids.applyAsInt(norm), eps);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.inverseDeviation(this);
        }
    }

    /** Sum or mean over {@code axes} (counted from the front); kept axes have extent 1. */
    record Reduce(ReductionKind kind, int x, List<Integer> axes, boolean keep) implements Op {
        public Reduce {
            axes = List.copyOf(axes);
        }

        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Reduce(kind, ids.applyAsInt(x), axes, keep);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.reduce(this);
        }
    }

    /** The same elements in row-major order under another shape; at most one extent may be named. */
    record Reshape(int x, Shape shape) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Reshape(ids.applyAsInt(x), shape);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.reshape(this);
        }
    }

    /** Axis i of the result is axis {@code order[i]} of x. */
    record Permute(int x, List<Integer> order) implements Op {
        public Permute {
            order = List.copyOf(order);
        }

        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Permute(ids.applyAsInt(x), order);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.permute(this);
        }
    }

    /** x stretched to the shape of {@code like} by the broadcasting rule. */
    record Expand(int x, int like) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x, like);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Expand(ids.applyAsInt(x), ids.applyAsInt(like));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.expand(this);
        }
    }

    /** Entries {@code from <= i < to} along an axis of fixed extent. */
    record Slice(int x, int axis, int from, int to) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Slice(ids.applyAsInt(x), axis, from, to);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.slice(this);
        }
    }

    /** Tensors one after the other along an axis. */
    record Concat(List<Integer> operands, int axis) implements Op {
        public Concat {
            operands = List.copyOf(operands);
            if (operands.isEmpty()) {
                throw new GraphException("concat needs at least one part");
            }
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Concat(map(operands, ids), axis);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.concat(this);
        }
    }

    /** Rows of x by number: {@code x[index[i], ..]}. Also an embedding table's look-up. */
    record Gather(int x, int index) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x, index);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Gather(ids.applyAsInt(x), ids.applyAsInt(index));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.gather(this);
        }
    }

    /** Inverse of a gather: row {@code index[i]} of the result is {@code x[i]}, all others are zero; as many rows as like. */
    record Scatter(int x, int index, int like) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x, index, like);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Scatter(ids.applyAsInt(x), ids.applyAsInt(index), ids.applyAsInt(like));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.scatter(this);
        }
    }

    /** The rows of x that belong to this part of the batch; x has the rows of all parts, equally many of each. */
    record OwnRows(int x) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new OwnRows(ids.applyAsInt(x));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.ownRows(this);
        }
    }

    /**
     * The rows of x from all parts of the batch, in the order of the parts. A gradient passes to the own rows alone, so that the
     * gradients of all parts add up to that of the whole batch.
     */
    record AllRows(int x) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new AllRows(ids.applyAsInt(x));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.allRows(this);
        }
    }

    /** How many rows of the batch stand before those of this part, of which {@code like} has one entry each: a real scalar. */
    record RowsBefore(int like) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(like);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new RowsBefore(ids.applyAsInt(like));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.rowsBefore(this);
        }
    }

    /** The numbers of the rows where a mask [B] holds, ascending; {@code count} names how many. */
    record Rows(int mask, Dim count) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(mask);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Rows(ids.applyAsInt(mask), count);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.rows(this);
        }
    }

    /** All row numbers, those where the mask holds first; ascending within both parts. */
    record Order(int mask) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(mask);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Order(ids.applyAsInt(mask));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.order(this);
        }
    }

    /** The first rows of x, as many as {@code like} has: a view. */
    record Head(int x, int like) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x, like);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Head(ids.applyAsInt(x), ids.applyAsInt(like));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.head(this);
        }
    }

    /** The last rows of x, as many as {@code like} has: a view. */
    record Tail(int x, int like) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x, like);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Tail(ids.applyAsInt(x), ids.applyAsInt(like));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.tail(this);
        }
    }

    /** x followed by zero rows, as many rows in all as {@code like} has. */
    record Pad(int x, int like) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x, like);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Pad(ids.applyAsInt(x), ids.applyAsInt(like));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.pad(this);
        }
    }

    /** x in another element type. */
    record Cast(int x, Dtype dtype) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Cast(ids.applyAsInt(x), dtype);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.cast(this);
        }
    }

    /** x as a constant: gradients and tangents do not pass. */
    record StopGradient(int x) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new StopGradient(ids.applyAsInt(x));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.stopGradient(this);
        }
    }

    /**
     * Images [B, 3, H, W] as a feature network sees them: one point a row, [B, features]. The network comes with the
     * program, or with the interpreter ({@link Features}), and says how many numbers a point has.
     */
    record Embedding(int x) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(x);
        }

        @Override
        public Op renamed(IntUnaryOperator ids) {
            return new Embedding(ids.applyAsInt(x));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.embedding(this);
        }
    }

    private static List<Integer> map(List<Integer> operands, IntUnaryOperator ids) {
        List<Integer> mapped = new ArrayList<>(operands.size());
        operands.forEach(id -> mapped.add(ids.applyAsInt(id)));
        return mapped;
    }
}
