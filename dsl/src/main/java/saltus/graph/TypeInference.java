package saltus.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** The type of an operation's result, computed and checked when the operation is built. */
final class TypeInference implements OpVisitor<Type> {
    private final IntFunction<Type> types;

    /** @param types the type of each value defined so far */
    TypeInference(IntFunction<Type> types) {
        this.types = types;
    }

    @Override
    public Type input(Op.Input op) {
        return op.type();
    }

    @Override
    public Type scalar(Op.Scalar op) {
        return Type.real(Shape.SCALAR);
    }

    @Override
    public Type iota(Op.Iota op) {
        return Type.real(Shape.of(op.size()));
    }

    @Override
    public Type rowNumbers(Op.RowNumbers op) {
        return Type.real(Shape.of(type(op.like()).shape().dim(0)));
    }

    @Override
    public Type unary(Op.Unary op) {
        return real(op.x(), op.kind());
    }

    @Override
    public Type slope(Op.Slope op) {
        return equal(real(op.x(), op.kind()), real(op.dx(), op.kind()), "slope");
    }

    @Override
    public Type binary(Op.Binary op) {
        return broadcast(op.a(), op.b(), op.kind());
    }

    @Override
    public Type comparison(Op.Comparison op) {
        Type a = type(op.a());
        Type b = type(op.b());
        boolean integers = (a.dtype() == Dtype.I64 && (b.dtype() == Dtype.I64 || isNumber(b)))
                || (b.dtype() == Dtype.I64 && isNumber(a));
        Shape shape = integers
                ? Shape.broadcast(a.shape(), b.shape())
                : broadcast(op.a(), op.b(), op.kind()).shape();
        return new Type(Dtype.BOOL, shape);
    }

    @Override
    public Type logic(Op.Logic op) {
        return new Type(
                Dtype.BOOL,
                Shape.broadcast(
                        mask(op.a(), op.kind()).shape(), mask(op.b(), op.kind()).shape()));
    }

    @Override
    public Type not(Op.Not op) {
        return mask(op.mask(), "not");
    }

    @Override
    public Type where(Op.Where op) {
        Shape mask = mask(op.mask(), "where").shape();
        Type a = type(op.a());
        Type b = type(op.b());
        Dtype dtype = a.shape().rank() == 0 ? b.dtype() : a.dtype();
        if (a.dtype() != b.dtype() && a.shape().rank() != 0 && b.shape().rank() != 0) {
            throw new GraphException("where chooses between " + a + " and " + b);
        }
        return new Type(dtype, Shape.broadcast(mask, Shape.broadcast(a.shape(), b.shape())));
    }

    @Override
    public Type linear(Op.Linear op) {
        Type x = real(op.operands().get(0), "linear");
        Type w = real(op.operands().get(1), "linear");
        if (w.shape().rank() != 2 || !x.shape().dim(-1).equals(w.shape().dim(1))) {
            throw new GraphException("linear: input " + x + " does not fit weight " + w);
        }
        equalDtype(x, w, "linear");
        if (op.hasBias()) {
            Type bias = real(op.operands().get(2), "linear");
            equalShape(bias.shape(), Shape.of(w.shape().dim(0)), "linear: the bias");
            equalDtype(x, bias, "linear");
        }
        return new Type(x.dtype(), x.shape().with(-1, w.shape().dim(0)));
    }

    @Override
    public Type conv2d(Op.Conv2d op) {
        Type x = real(op.operands().get(0), "conv2d");
        Type w = real(op.operands().get(1), "conv2d");
        boolean fits = x.shape().rank() == 4
                && w.shape().rank() == 4
                && w.shape().dims().stream().allMatch(Dim::isFixed)
                && x.shape().dim(1).equals(w.shape().dim(1))
                && x.shape().dim(2).isFixed()
                && x.shape().dim(3).isFixed();
        if (!fits) {
            throw new GraphException("conv2d: input " + x + " does not fit weight " + w);
        }
        equalDtype(x, w, "conv2d");
        if (op.hasBias()) {
            Type bias = real(op.operands().get(2), "conv2d");
            equalShape(bias.shape(), Shape.of(w.shape().dim(0)), "conv2d: the bias");
            equalDtype(x, bias, "conv2d");
        }
        Shape shape = x.shape().with(1, w.shape().dim(0));
        for (int axis = 2; axis < 4; axis++) {
            int room = x.shape().dim(axis).size()
                    + 2 * op.padding()
                    - w.shape().dim(axis).size();
            if (room < 0) {
                throw new GraphException("conv2d: the weight " + w + " is larger than the padded input " + x);
            }
            shape = shape.with(axis, Dim.of(room / op.stride() + 1));
        }
        return new Type(x.dtype(), shape);
    }

    @Override
    public Type matMul(Op.MatMul op) {
        Type a = real(op.a(), "matmul");
        Type b = real(op.b(), "matmul");
        int rank = a.shape().rank();
        boolean fits = rank >= 2
                && b.shape().rank() == rank
                && a.shape().dims().subList(0, rank - 2).equals(b.shape().dims().subList(0, rank - 2))
                && a.shape().dim(-1).equals(b.shape().dim(-2));
        if (!fits) {
            throw new GraphException("matmul: " + a + " and " + b + " do not multiply");
        }
        equalDtype(a, b, "matmul");
        return new Type(a.dtype(), a.shape().with(-1, b.shape().dim(-1)));
    }

    @Override
    public Type softmax(Op.Softmax op) {
        return lastAxis(op.x(), "softmax");
    }

    @Override
    public Type layerNorm(Op.LayerNorm op) {
        return lastAxis(op.x(), "layer norm");
    }

    @Override
    public Type inverseDeviation(Op.InverseDeviation op) {
        Type x = equal(lastAxis(op.x(), "inverse deviation"), type(op.norm()), "inverse deviation");
        return new Type(x.dtype(), x.shape().with(-1, Dim.of(1)));
    }

    @Override
    public Type reduce(Op.Reduce op) {
        Type x = real(op.x(), op.kind());
        op.axes().forEach(axis -> fromTheFront(axis, x, op.kind()));
        List<Dim> dims = new ArrayList<>();
        for (int i = 0; i < x.shape().rank(); i++) {
            if (!op.axes().contains(i)) {
                dims.add(x.shape().dim(i));
            } else if (op.keep()) {
                dims.add(Dim.of(1));
            }
        }
        return new Type(x.dtype(), new Shape(dims));
    }

    @Override
    public Type reshape(Op.Reshape op) {
        Type x = type(op.x());
        boolean fits = x.shape().fixedSize() == op.shape().fixedSize()
                && x.shape().named().equals(op.shape().named())
                && op.shape().named().size() <= 1;
        if (!fits) {
            throw new GraphException("reshape: " + x + " does not have the elements of " + op.shape());
        }
        return new Type(x.dtype(), op.shape());
    }

    @Override
    public Type permute(Op.Permute op) {
        Type x = type(op.x());
        List<Dim> dims = new ArrayList<>();
        op.order().forEach(axis -> dims.add(x.shape().dim(fromTheFront(axis, x, "permute"))));
        if (dims.size() != x.shape().rank() || new HashSet<>(op.order()).size() != dims.size()) {
            throw new GraphException("permute: " + op.order() + " is no order of the axes of " + x);
        }
        return new Type(x.dtype(), new Shape(dims));
    }

    @Override
    public Type expand(Op.Expand op) {
        Type x = type(op.x());
        Shape like = type(op.like()).shape();
        equalShape(Shape.broadcast(x.shape(), like), like, "expand: " + x);
        return new Type(x.dtype(), like);
    }

    @Override
    public Type slice(Op.Slice op) {
        Type x = type(op.x());
        Dim dim = x.shape().dim(fromTheFront(op.axis(), x, "slice"));
        if (!dim.isFixed() || op.from() < 0 || op.to() > dim.size() || op.from() > op.to()) {
            throw new GraphException("slice: " + x + " has no entries " + op.from() + ".." + op.to() + " along axis "
                    + op.axis() + " (extent " + dim + ")");
        }
        return new Type(x.dtype(), x.shape().with(op.axis(), Dim.of(op.to() - op.from())));
    }

    @Override
    public Type concat(Op.Concat op) {
        Type first = type(op.operands().get(0));
        Dim total = first.shape().dim(fromTheFront(op.axis(), first, "concat"));
        for (int id : op.operands().subList(1, op.operands().size())) {
            Type next = type(id);
            boolean fits = next.dtype() == first.dtype()
                    && next.shape().rank() == first.shape().rank()
                    && next.shape()
                            .with(op.axis(), first.shape().dim(op.axis()))
                            .equals(first.shape());
            if (!fits) {
                throw new GraphException("concat: " + next + " beside " + first);
            }
            Dim dim = next.shape().dim(op.axis());
            total = total.isFixed() && dim.isFixed() ? Dim.of(total.size() + dim.size()) : Dim.named(total + "+" + dim);
        }
        return new Type(first.dtype(), first.shape().with(op.axis(), total));
    }

    @Override
    public Type gather(Op.Gather op) {
        Type x = type(op.x());
        return new Type(x.dtype(), x.shape().with(0, rowNumbers(op.index(), "gather")));
    }

    @Override
    public Type scatter(Op.Scatter op) {
        Type x = real(op.x(), "scatter");
        if (!x.shape().startsWith(rowNumbers(op.index(), "scatter"))) {
            throw new GraphException("scatter: " + x + " does not have the rows of " + type(op.index()));
        }
        return new Type(x.dtype(), x.shape().with(0, type(op.like()).shape().dim(0)));
    }

    @Override
    public Type ownRows(Op.OwnRows op) {
        Type x = type(op.x());
        if (!x.shape().startsWith(Dim.ALL)) {
            throw new GraphException("own rows are of those of all parts, found " + x);
        }
        return new Type(x.dtype(), x.shape().with(0, Dim.BATCH));
    }

    @Override
    public Type allRows(Op.AllRows op) {
        Type x = type(op.x());
        Dim own = x.shape().dim(0);
        if (!own.equals(Dim.BATCH) && !own.equals(Dim.of(1))) {
            throw new GraphException("the rows of all parts are of batches, or of one row each, found " + x);
        }
        return new Type(x.dtype(), x.shape().with(0, own.equals(Dim.BATCH) ? Dim.ALL : Dim.PARTS));
    }

    @Override
    public Type rowsBefore(Op.RowsBefore op) {
        if (!type(op.like()).shape().startsWith(Dim.BATCH)) {
            throw new GraphException("rows before a part are counted by its batch, found " + type(op.like()));
        }
        return Type.real(Shape.SCALAR);
    }

    @Override
    public Type rows(Op.Rows op) {
        equalShape(
                mask(op.mask(), "rows").shape(),
                Shape.of(type(op.mask()).shape().dim(0)),
                "rows: the mask");
        return Type.integer(Shape.of(op.count()));
    }

    @Override
    public Type order(Op.Order op) {
        Shape mask = mask(op.mask(), "order").shape();
        equalShape(mask, Shape.of(mask.dim(0)), "order: the mask");
        return Type.integer(mask);
    }

    @Override
    public Type head(Op.Head op) {
        return likeRows(op.x(), op.like());
    }

    @Override
    public Type tail(Op.Tail op) {
        return likeRows(op.x(), op.like());
    }

    @Override
    public Type pad(Op.Pad op) {
        return likeRows(op.x(), op.like());
    }

    @Override
    public Type cast(Op.Cast op) {
        return type(op.x()).as(op.dtype());
    }

    @Override
    public Type stopGradient(Op.StopGradient op) {
        return type(op.x());
    }

    @Override
    public Type embedding(Op.Embedding op) {
        Type type = real(op.x(), "embedding");
        Shape shape = type.shape();
        if (shape.rank() != 4 || !shape.dim(1).equals(Dim.of(3))) {
            throw new GraphException("embedding takes images [B,3,H,W], found " + type);
        }
        return new Type(type.dtype(), Shape.of(shape.dim(0), Dim.named("features")));
    }

    private Type type(int id) {
        return types.apply(id);
    }

    private Type likeRows(int x, int like) {
        return new Type(
                type(x).dtype(), type(x).shape().with(0, type(like).shape().dim(0)));
    }

    private Type real(int id, Object what) {
        Type type = type(id);
        if (!type.dtype().isReal()) {
            throw new GraphException(what.toString().toLowerCase(Locale.ROOT) + " takes reals, found " + type);
        }
        return type;
    }

    private Type mask(int id, Object what) {
        Type type = type(id);
        if (type.dtype() != Dtype.BOOL) {
            throw new GraphException(what.toString().toLowerCase(Locale.ROOT) + " takes masks, found " + type);
        }
        return type;
    }

    private static boolean isNumber(Type type) {
        return type.dtype().isReal() && type.shape().rank() == 0;
    }

    /** The axis, which an operation (unlike a {@link Tensor} method) counts from the front. */
    private static int fromTheFront(int axis, Type type, Object what) {
        if (axis < 0 || axis >= type.shape().rank()) {
            throw new GraphException(what.toString().toLowerCase(Locale.ROOT) + ": " + type + " has no axis " + axis);
        }
        return axis;
    }

    private static void equalDtype(Type a, Type b, String what) {
        if (a.dtype() != b.dtype()) {
            throw new GraphException(what + " of " + a + " and " + b);
        }
    }

    private Type lastAxis(int id, String what) {
        Type type = real(id, what);
        type.shape().dim(-1);
        return type;
    }

    private Dim rowNumbers(int id, String what) {
        Type type = type(id);
        if (type.dtype() != Dtype.I64 || type.shape().rank() != 1) {
            throw new GraphException(what + ": row numbers are i64 of one axis, found " + type);
        }
        return type.shape().dim(0);
    }

    private Type broadcast(int a, int b, Object what) {
        Type x = real(a, what);
        Type y = real(b, what);
        boolean scalar = x.shape().rank() == 0 || y.shape().rank() == 0;
        if (x.dtype() != y.dtype() && !scalar) {
            throw new GraphException(what.toString().toLowerCase(Locale.ROOT) + " of " + x + " and " + y);
        }
        return new Type(x.shape().rank() == 0 ? y.dtype() : x.dtype(), Shape.broadcast(x.shape(), y.shape()));
    }

    private static Type equal(Type a, Type b, String what) {
        if (!a.equals(b)) {
            throw new GraphException(what + ": " + a + " beside " + b);
        }
        return a;
    }

    private static void equalShape(Shape found, Shape expected, String what) {
        if (!found.equals(expected)) {
            throw new GraphException(what + " has shape " + found + ", expected " + expected);
        }
    }
}
