package saltus.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import saltus.graph.Op.ReductionKind;

/**
 * The derivative of a graph's value along a direction, written into the same graph: forward-mode differentiation as a
 * transformation. The tangent's lines stand beside the primal's and read its intermediate values; nothing is evaluated
 * twice.
 *
 * <p>Restricted to leading rows, the tangent costs only as much as those rows: every value that has one entry a sample
 * is read through {@link Op.Head}. This is valid because no operation between seeds and output mixes rows; the ones
 * that could (a gather or a reduction over rows) are refused by {@link LeadingRows}.
 */
// Without its JSpecify mode, which needs a newer JDK 17, NullAway does not read the type argument below.
@SuppressWarnings("NullAway")
public final class ForwardMode implements OpVisitor<@Nullable Tensor> {
    /**
     * A leaf of the differentiation.
     *
     * @param value the variable
     * @param tangent its direction, of the same shape; null holds it fixed
     */
    public record Seed(Tensor value, @Nullable Tensor tangent) {
        /** A variable that does not move, even if it depends on one that does. */
        public static Seed fixed(Tensor value) {
            return new Seed(value, null);
        }
    }

    private final GraphBuilder graph;
    private final LeadingRows rows;
    private final Map<Integer, @Nullable Tensor> tangents = new HashMap<>();
    private int current;

    private ForwardMode(GraphBuilder graph, LeadingRows rows) {
        this.graph = graph;
        this.rows = rows;
    }

    /**
     * The directional derivative of {@code output}.
     *
     * @param output the value to differentiate
     * @param seeds where differentiation stops: each variable with its direction
     * @return a tensor of the output's shape; zeros if it depends on none of the seeds
     */
    public static Tensor tangent(Tensor output, List<Seed> seeds) {
        return new ForwardMode(output.graph(), LeadingRows.ALL).run(output, seeds);
    }

    /**
     * The directional derivative on the first rows only.
     *
     * @param rows a tensor with as many rows as the derivative is wanted on, e.g. {@link Tensor#rows()} of a mask whose
     *     rows were brought to the front
     * @return the output's shape with {@code rows}' first extent
     * @throws GraphException if the output's first extent is not named, or an operation on the way mixes rows
     */
    public static Tensor tangent(Tensor output, List<Seed> seeds, Tensor rows) {
        LeadingRows first = LeadingRows.like(rows, output.shape().dim(0));
        return new ForwardMode(output.graph(), first).run(output, seeds);
    }

    private Tensor run(Tensor output, List<Seed> seeds) {
        for (Seed seed : seeds) {
            Tensor tangent = seed.tangent();
            if (tangent != null && !tangent.type().equals(seed.value().type())) {
                throw new GraphException("a tangent of type " + tangent.type() + " for a value of type "
                        + seed.value().type());
            }
            tangents.put(graph.idOf(seed.value()), tangent == null ? null : rows.of(tangent));
        }
        for (int id : path(output.id())) {
            current = id;
            Tensor tangent = graph.node(id).op().accept(this);
            if (tangent != null) {
                rows.check(tangent, whole(id));
            }
            tangents.put(id, tangent);
        }
        Tensor result = tangents.get(output.id());
        Tensor primal = primal(output.id());
        return result == null ? primal.zeros() : result;
    }

    /** The values between the seeds and the output that a tangent can pass, in order of definition. */
    private List<Integer> path(int output) {
        TreeSet<Integer> found = new TreeSet<>();
        List<Integer> open = new ArrayList<>(List.of(output));
        while (!open.isEmpty()) {
            int id = open.remove(open.size() - 1);
            Node node = graph.node(id);
            boolean passes = node.type().dtype().isReal() && !(node.op() instanceof Op.StopGradient);
            if (passes && !tangents.containsKey(id) && found.add(id)) {
                open.addAll(node.op().operands());
            }
        }
        return List.copyOf(found);
    }

    private Tensor whole(int id) {
        return new Tensor(graph, id);
    }

    private Tensor primal(int id) {
        return rows.of(whole(id));
    }

    private @Nullable Tensor tangent(int id) {
        return tangents.get(id);
    }

    /** The value of the line being differentiated. */
    private Tensor result() {
        return primal(current);
    }

    private static @Nullable Tensor sum(@Nullable Tensor a, @Nullable Tensor b) {
        return a == null ? b : b == null ? a : a.plus(b);
    }

    private @Nullable Tensor shaped(@Nullable Tensor tangent) {
        return tangent == null ? null : tangent.expandAs(result());
    }

    @Override
    public @Nullable Tensor input(Op.Input op) {
        return null;
    }

    @Override
    public @Nullable Tensor scalar(Op.Scalar op) {
        return null;
    }

    @Override
    public @Nullable Tensor iota(Op.Iota op) {
        return null;
    }

    @Override
    public @Nullable Tensor rowNumbers(Op.RowNumbers op) {
        return null;
    }

    @Override
    public @Nullable Tensor unary(Op.Unary op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        return switch (op.kind()) {
            case NEGATE -> dx.negate();
            case EXP -> dx.times(result());
            case LOG -> dx.dividedBy(primal(op.x()));
            case SQRT -> dx.times(0.5).dividedBy(result());
            case SIN -> dx.times(primal(op.x()).cos());
            case COS -> dx.times(primal(op.x()).sin()).negate();
            case TANH -> dx.times(result().square().from(1));
            case ATAN -> dx.dividedBy(primal(op.x()).square().plus(1));
            case SIGMOID -> dx.times(result().times(result().from(1)));
            case SILU, GELU -> graph.add(new Op.Slope(op.kind(), primal(op.x()).id(), dx.id()));
            case ABS -> primal(op.x()).lessThan(0).choose(dx.negate(), dx);
            case FLOOR -> null;
            case SQUARE -> dx.times(primal(op.x())).times(2);
        };
    }

    /** d(f'(x) a) = f'(x) da + f''(x) a dx. */
    @Override
    public @Nullable Tensor slope(Op.Slope op) {
        Tensor da = tangent(op.dx());
        Tensor dx = tangent(op.x());
        Tensor x = primal(op.x());
        Tensor first = da == null ? null : graph.add(new Op.Slope(op.kind(), x.id(), da.id()));
        if (dx == null) {
            return first;
        }
        Tensor curvature = op.kind() == Op.UnaryKind.SILU ? Curvature.silu(x) : Curvature.gelu(x);
        return sum(first, curvature.times(primal(op.dx())).times(dx));
    }

    @Override
    public @Nullable Tensor binary(Op.Binary op) {
        Tensor da = tangent(op.a());
        Tensor db = tangent(op.b());
        if (da == null && db == null) {
            return null;
        }
        return switch (op.kind()) {
            case ADD -> shaped(sum(da, db));
            case SUBTRACT -> shaped(da == null ? negated(db) : db == null ? da : da.minus(db));
            case MULTIPLY ->
                shaped(sum(
                        da == null ? null : da.times(primal(op.b())),
                        db == null ? null : primal(op.a()).times(db)));
            case DIVIDE -> shaped(quotient(op, da, db));
            case POWER -> shaped(power(op, da, db));
            case MINIMUM -> selected(primal(op.a()).atMost(primal(op.b())), da, db);
            case MAXIMUM -> selected(primal(op.b()).atMost(primal(op.a())), da, db);
        };
    }

    private static @Nullable Tensor negated(@Nullable Tensor x) {
        return x == null ? null : x.negate();
    }

    private @Nullable Tensor quotient(Op.Binary op, @Nullable Tensor da, @Nullable Tensor db) {
        Tensor b = primal(op.b());
        Tensor left = da == null ? null : da.dividedBy(b);
        Tensor right = db == null ? null : result().times(db).dividedBy(b).negate();
        return sum(left, right);
    }

    private @Nullable Tensor power(Op.Binary op, @Nullable Tensor da, @Nullable Tensor db) {
        Tensor a = primal(op.a());
        Tensor b = primal(op.b());
        Tensor base = da == null ? null : da.times(b).times(a.power(b.minus(1)));
        Tensor exponent = db == null ? null : db.times(a.log()).times(result());
        return sum(base, exponent);
    }

    private Tensor selected(Tensor mask, @Nullable Tensor da, @Nullable Tensor db) {
        Tensor zero = result().zeros();
        return mask.choose(da == null ? zero : da.expandAs(zero), db == null ? zero : db.expandAs(zero));
    }

    @Override
    public @Nullable Tensor comparison(Op.Comparison op) {
        return null;
    }

    @Override
    public @Nullable Tensor logic(Op.Logic op) {
        return null;
    }

    @Override
    public @Nullable Tensor not(Op.Not op) {
        return null;
    }

    @Override
    public @Nullable Tensor where(Op.Where op) {
        Tensor da = tangent(op.a());
        Tensor db = tangent(op.b());
        return da == null && db == null ? null : selected(primal(op.mask()), da, db);
    }

    @Override
    public @Nullable Tensor linear(Op.Linear op) {
        int x = op.operands().get(0);
        int w = op.operands().get(1);
        Tensor dx = tangent(x);
        Tensor dw = tangent(w);
        Tensor db = op.hasBias() ? tangent(op.operands().get(2)) : null;
        Tensor left = dx == null ? null : dx.linear(primal(w));
        Tensor right = dw == null ? null : primal(x).linear(dw);
        return sum(sum(left, right), shaped(db));
    }

    @Override
    public @Nullable Tensor conv2d(Op.Conv2d op) {
        int x = op.operands().get(0);
        int w = op.operands().get(1);
        Tensor dx = tangent(x);
        Tensor dw = tangent(w);
        Tensor db = op.hasBias() ? tangent(op.operands().get(2)) : null;
        Tensor left = dx == null ? null : dx.conv2d(primal(w), op.stride(), op.padding());
        Tensor right = dw == null ? null : primal(x).conv2d(dw, op.stride(), op.padding());
        Tensor moved = db == null ? null : db.reshape(Shape.of(db.shape().dim(0).size(), 1, 1));
        return sum(sum(left, right), shaped(moved));
    }

    @Override
    public @Nullable Tensor matMul(Op.MatMul op) {
        Tensor da = tangent(op.a());
        Tensor db = tangent(op.b());
        if (db != null) {
            rows.refuseAlong(-2, db, whole(op.b()), "a matrix product over rows");
        }
        return sum(
                da == null ? null : da.matMul(primal(op.b())),
                db == null ? null : primal(op.a()).matMul(db));
    }

    /** dp = p dx - p sum(p dx). */
    @Override
    public @Nullable Tensor softmax(Op.Softmax op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuseAlong(-1, dx, whole(op.x()), "a softmax over rows");
        Tensor p = result();
        Tensor w = p.times(dx);
        int last = w.shape().rank() - 1;
        return w.minus(p.times(w.reduce(ReductionKind.SUM, List.of(last), true)));
    }

    /** dn = (dx - mean(dx) - n mean(n dx)) / deviation. */
    @Override
    public @Nullable Tensor layerNorm(Op.LayerNorm op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuseAlong(-1, dx, whole(op.x()), "a layer norm over rows");
        // the kernel's own by-product is read on all rows and cut afterwards, so that it stays a by-product
        Tensor scale = rows.of(whole(op.x()).inverseDeviation(whole(current), op.eps()));
        List<Integer> last = List.of(dx.shape().rank() - 1);
        Tensor n = result();
        Tensor mean = dx.reduce(ReductionKind.MEAN, last, true);
        Tensor along = dx.times(n).reduce(ReductionKind.MEAN, last, true);
        return dx.minus(mean).minus(n.times(along)).times(scale);
    }

    /** d(1/s) = -mean(n dx) / s^2. */
    @Override
    public @Nullable Tensor inverseDeviation(Op.InverseDeviation op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuseAlong(-1, dx, whole(op.x()), "a deviation over rows");
        List<Integer> last = List.of(dx.shape().rank() - 1);
        Tensor along = dx.times(primal(op.norm())).reduce(ReductionKind.MEAN, last, true);
        return along.times(result().square()).negate();
    }

    @Override
    public @Nullable Tensor reduce(Op.Reduce op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        op.axes().forEach(axis -> rows.refuseAlong(axis, dx, whole(op.x()), "a reduction over rows"));
        return dx.reduce(op.kind(), op.axes(), op.keep());
    }

    @Override
    public @Nullable Tensor reshape(Op.Reshape op) {
        Tensor dx = tangent(op.x());
        return dx == null ? null : dx.reshape(rows.of(op.shape()));
    }

    @Override
    public @Nullable Tensor permute(Op.Permute op) {
        Tensor dx = tangent(op.x());
        return dx == null ? null : dx.permute(op.order().toArray(Integer[]::new));
    }

    @Override
    public @Nullable Tensor expand(Op.Expand op) {
        return shaped(tangent(op.x()));
    }

    @Override
    public @Nullable Tensor slice(Op.Slice op) {
        Tensor dx = tangent(op.x());
        return dx == null ? null : dx.slice(op.axis(), op.from(), op.to());
    }

    @Override
    public @Nullable Tensor concat(Op.Concat op) {
        if (op.operands().stream().allMatch(id -> tangent(id) == null)) {
            return null;
        }
        if (rows.cuts(whole(current).shape().dim(op.axis()))
                || op.operands().stream()
                        .anyMatch(id -> rows.cuts(whole(id).shape().dim(op.axis())))) {
            rows.refuse("a concatenation of rows");
        }
        Tensor[] parts = op.operands().stream()
                .map(id -> {
                    Tensor tangent = tangent(id);
                    return tangent == null ? primal(id).zeros() : tangent;
                })
                .toArray(Tensor[]::new);
        return Tensor.concat(op.axis(), parts);
    }

    @Override
    public @Nullable Tensor gather(Op.Gather op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuse("a gather of rows");
        return dx.gather(primal(op.index()));
    }

    @Override
    public @Nullable Tensor scatter(Op.Scatter op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuse("a scatter of rows");
        return dx.scatter(primal(op.index()), primal(op.like()));
    }

    @Override
    public @Nullable Tensor ownRows(Op.OwnRows op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuse("the rows of a part");
        return graph.add(new Op.OwnRows(dx.id()));
    }

    @Override
    public @Nullable Tensor allRows(Op.AllRows op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuse("the rows of all parts");
        return graph.add(new Op.AllRows(dx.id()));
    }

    @Override
    public @Nullable Tensor rowsBefore(Op.RowsBefore op) {
        return null;
    }

    @Override
    public @Nullable Tensor rows(Op.Rows op) {
        return null;
    }

    @Override
    public @Nullable Tensor order(Op.Order op) {
        return null;
    }

    @Override
    public @Nullable Tensor head(Op.Head op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuse("a choice of rows");
        return dx.head(primal(op.like()));
    }

    @Override
    public @Nullable Tensor tail(Op.Tail op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuse("a choice of rows");
        return dx.tail(primal(op.like()));
    }

    @Override
    public @Nullable Tensor pad(Op.Pad op) {
        Tensor dx = tangent(op.x());
        if (dx == null) {
            return null;
        }
        rows.refuse("rows appended");
        return dx.pad(primal(op.like()));
    }

    @Override
    public @Nullable Tensor cast(Op.Cast op) {
        Tensor dx = tangent(op.x());
        return dx == null || !op.dtype().isReal() ? null : dx.cast(op.dtype());
    }

    @Override
    public @Nullable Tensor stopGradient(Op.StopGradient op) {
        return null;
    }

    @Override
    public @Nullable Tensor embedding(Op.Embedding op) {
        if (tangent(op.x()) == null) {
            return null;
        }
        throw new GraphException("what a feature network sees has no tangent, since the graph does not know what the"
                + " network computes; use a discrete target, or another metric");
    }
}
