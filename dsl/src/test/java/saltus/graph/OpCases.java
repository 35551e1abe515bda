package saltus.graph;

import static saltus.graph.OpCase.Tangent.MIXES_ROWS;
import static saltus.graph.OpCase.Tangent.PASSES;
import static saltus.graph.OpCase.Tangent.ZERO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import saltus.graph.OpCase.Tangent;

/** A case for every operation of the graph and every kind of it. */
final class OpCases {
    private static final double LIMIT = 2;

    private final List<OpCase> cases = new ArrayList<>();

    private OpCases() {
        sources();
        elementwise();
        masks();
        products();
        lastAxis();
        shapes();
        rows();
        changes();
    }

    static List<OpCase> all() {
        return List.copyOf(new OpCases().cases);
    }

    private void add(
            Object kind, Class<? extends Op> op, Tangent tangent, BiFunction<Trial, RandomShapes, Tensor> write) {
        String name = op.getSimpleName() + " " + kind.toString().toLowerCase(Locale.ROOT);
        cases.add(new OpCase(name.strip(), op, tangent, write));
    }

    private void sources() {
        add("", Op.Input.class, PASSES, (t, s) -> plain(t, s.shape(0, 3)));
        add("", Op.Scalar.class, ZERO, (t, s) -> t.graph().scalar(t.uniform(-LIMIT, LIMIT)));
        add("", Op.Iota.class, ZERO, (t, s) -> t.graph().iota(t.between(0, 4)));
        add("", Op.RowNumbers.class, ZERO, (t, s) -> plain(t, s.shape(1, 3)).rowNumbers());
    }

    private void elementwise() {
        for (Op.UnaryKind kind : Op.UnaryKind.values()) {
            Tangent tangent = kind == Op.UnaryKind.FLOOR ? ZERO : PASSES;
            add(
                    kind,
                    Op.Unary.class,
                    tangent,
                    (t, s) -> t.graph()
                            .add(new Op.Unary(
                                    kind, argument(t, kind, s.shape(0, 3)).id())));
        }
        for (Op.UnaryKind kind : List.of(Op.UnaryKind.SILU, Op.UnaryKind.GELU)) {
            add(kind, Op.Slope.class, PASSES, (t, s) -> {
                Shape shape = s.shape(0, 3);
                return t.graph()
                        .add(new Op.Slope(
                                kind, plain(t, shape).id(), plain(t, shape).id()));
            });
        }
        for (Op.BinaryKind kind : Op.BinaryKind.values()) {
            add(kind, Op.Binary.class, PASSES, (t, s) -> {
                List<Shape> pair = s.pair(3);
                return switch (kind) {
                    case ADD, SUBTRACT, MULTIPLY -> binary(kind, plain(t, pair.get(0)), plain(t, pair.get(1)));
                    case DIVIDE -> binary(kind, plain(t, pair.get(0)), positive(t, pair.get(1)));
                    case POWER -> binary(kind, positive(t, pair.get(0)), plain(t, pair.get(1)));
                    case MINIMUM, MAXIMUM -> binary(kind, low(t, pair.get(0)), high(t, pair.get(1)));
                };
            });
        }
    }

    private void masks() {
        for (Op.ComparisonKind kind : Op.ComparisonKind.values()) {
            add(kind, Op.Comparison.class, ZERO, (t, s) -> compared(t, s.pair(3), kind));
        }
        for (Op.LogicKind kind : Op.LogicKind.values()) {
            add(kind, Op.Logic.class, ZERO, (t, s) -> {
                List<Shape> pair = s.pair(3);
                Tensor a = compared(t, List.of(pair.get(0), Shape.SCALAR), Op.ComparisonKind.LESS);
                Tensor b = t.mask(pair.get(1));
                return t.graph().add(new Op.Logic(kind, a.id(), b.id()));
            });
        }
        add(
                "",
                Op.Not.class,
                ZERO,
                (t, s) ->
                        compared(t, s.pair(3), Op.ComparisonKind.LESS_OR_EQUAL).not());
        add("", Op.Where.class, PASSES, (t, s) -> {
            Shape full = s.shape(0, 3);
            List<Shape> shapes =
                    new ArrayList<>(List.of(s.stretchable(full), s.stretchable(full), s.stretchable(full)));
            shapes.set(t.between(0, 2), full);
            Tensor mask = t.coin()
                    ? t.mask(shapes.get(0))
                    : compared(t, List.of(shapes.get(0), Shape.SCALAR), Op.ComparisonKind.LESS);
            return mask.choose(plain(t, shapes.get(1)), plain(t, shapes.get(2)));
        });
    }

    private void products() {
        add("", Op.Linear.class, PASSES, (t, s) -> {
            Shape x = s.shape(s.batched() ? 2 : 1, 3);
            Shape fixed = x.with(-1, Dim.of(t.between(1, 4)));
            int out = t.between(1, 4);
            Tensor weight = plain(t, Shape.of(Dim.of(out), fixed.dim(-1)));
            return t.coin() ? plain(t, fixed).linear(weight) : plain(t, fixed).linear(weight, plain(t, Shape.of(out)));
        });
        add("", Op.Conv2d.class, PASSES, (t, s) -> {
            int channels = t.between(1, 2);
            Shape x = new Shape(List.of(
                    s.batched() || t.coin() ? Dim.BATCH : Dim.of(2),
                    Dim.of(channels),
                    Dim.of(t.between(2, 4)),
                    Dim.of(t.between(2, 4))));
            int out = t.between(1, 2);
            Tensor w = plain(t, Shape.of(out, channels, t.between(1, 2), t.between(1, 2)));
            int stride = t.between(1, 2);
            int padding = t.between(0, 1);
            return t.coin()
                    ? plain(t, x).conv2d(w, stride, padding)
                    : plain(t, x).conv2d(w, plain(t, Shape.of(out)), stride, padding);
        });
        add("", Op.MatMul.class, PASSES, (t, s) -> {
            Shape a = s.shape(s.batched() ? 3 : 2, 4);
            Shape b = a.with(-2, a.dim(-1)).with(-1, Dim.of(t.between(1, 3)));
            return plain(t, a).matMul(plain(t, b));
        });
    }

    private void lastAxis() {
        add(
                "",
                Op.Softmax.class,
                PASSES,
                (t, s) -> plain(t, s.shape(s.batched() ? 2 : 1, 3)).softmax());
        add("", Op.LayerNorm.class, PASSES, (t, s) -> spread(t, s).layerNorm(eps(t)));
        add("", Op.InverseDeviation.class, PASSES, (t, s) -> {
            Tensor x = spread(t, s);
            double eps = eps(t);
            return x.inverseDeviation(x.layerNorm(eps), eps);
        });
        for (Op.ReductionKind kind : Op.ReductionKind.values()) {
            add(kind, Op.Reduce.class, PASSES, (t, s) -> {
                Tensor x = plain(t, s.shape(0, 4));
                List<Integer> axes = new ArrayList<>();
                for (int i = s.batched() ? 1 : 0; i < x.shape().rank(); i++) {
                    if (t.coin()) {
                        axes.add(i);
                    }
                }
                return x.reduce(kind, axes, t.coin());
            });
        }
    }

    private void shapes() {
        add("", Op.Reshape.class, PASSES, (t, s) -> {
            Tensor x = plain(t, s.shape(1, 3));
            boolean named = x.shape().startsWith(Dim.BATCH);
            List<Dim> dims = new ArrayList<>(named ? List.of(Dim.BATCH) : List.of());
            for (int part : factors(t, (int) x.shape().fixedSize())) {
                dims.add(Dim.of(part));
            }
            return t.graph().add(new Op.Reshape(x.id(), new Shape(dims)));
        });
        add("", Op.Permute.class, PASSES, (t, s) -> {
            Tensor x = plain(t, s.shape(0, 4));
            return x.permute(s.order(x.shape().rank()).toArray(Integer[]::new));
        });
        add("", Op.Expand.class, PASSES, (t, s) -> {
            Tensor like = plain(t, s.shape(0, 3));
            Tensor x = plain(t, s.stretchable(like.shape()));
            return t.graph().add(new Op.Expand(x.id(), like.id()));
        });
        add("", Op.Slice.class, PASSES, (t, s) -> {
            Shape shape = s.shape(1, 3);
            Shape fixed = shape.rank() == 1 && s.batched() ? Shape.rows(Dim.BATCH, 3) : shape;
            Shape sliced = fixed.named().size() == fixed.rank() ? Shape.of(3) : fixed;
            int axis = s.fixedAxis(sliced);
            int size = sliced.dim(axis).size();
            int from = t.between(0, size - 1);
            return plain(t, sliced).slice(axis, from, t.between(from + 1, size));
        });
        add("", Op.Concat.class, PASSES, (t, s) -> {
            Shape shape = s.batched() ? s.shape(2, 3) : s.shape(1, 3);
            int axis = t.between(s.batched() ? 1 : 0, shape.rank() - 1);
            Tensor[] parts = new Tensor[t.between(1, 3)];
            Arrays.setAll(parts, i -> {
                boolean named = !shape.dim(axis).isFixed();
                return plain(t, named ? shape : shape.with(axis, Dim.of(t.between(1, 3))));
            });
            return Tensor.concat(axis, parts);
        });
    }

    private void rows() {
        add("", Op.Gather.class, MIXES_ROWS, (t, s) -> {
            Tensor x = plain(t, s.shape(1, 3));
            return x.gather(
                    t.numbers(t.named("m", t.between(0, 5)), t.extent(x.shape().dim(0))));
        });
        add("", Op.Scatter.class, MIXES_ROWS, (t, s) -> {
            Tensor like = plain(t, s.shape(1, 2));
            int all = t.extent(like.shape().dim(0));
            Dim some = t.named("m", t.between(0, all));
            Tensor x = plain(t, s.shape(1, 3).with(0, some));
            return x.scatter(t.distinctNumbers(some, all), like);
        });
        add(
                "",
                Op.OwnRows.class,
                MIXES_ROWS,
                (t, s) ->
                        t.graph().add(new Op.OwnRows(plain(t, ofAllParts(t, s)).id())));
        add("", Op.AllRows.class, MIXES_ROWS, (t, s) -> {
            Shape all = ofAllParts(t, s);
            return t.graph().add(new Op.AllRows(plain(t, all.with(0, Dim.BATCH)).id()));
        });
        add(
                "",
                Op.RowsBefore.class,
                ZERO,
                (t, s) -> t.graph()
                        .add(new Op.RowsBefore(
                                plain(t, s.shape(1, 3).with(0, Dim.BATCH)).id())));
        add("", Op.Rows.class, ZERO, (t, s) -> maskOfRows(t).rows());
        add("", Op.Order.class, ZERO, (t, s) -> maskOfRows(t).order());
        add("", Op.Head.class, MIXES_ROWS, (t, s) -> cut(t, s.shape(1, 3), Tensor::head));
        add("", Op.Tail.class, MIXES_ROWS, (t, s) -> cut(t, s.shape(1, 3), Tensor::tail));
        add("", Op.Pad.class, MIXES_ROWS, (t, s) -> {
            Shape x = s.shape(1, 3);
            Dim all = t.named("all", t.extent(x.dim(0)) + t.between(0, 3));
            return plain(t, x).pad(plain(t, Shape.of(all)));
        });
    }

    private void changes() {
        add("of reals", Op.Cast.class, PASSES, (t, s) -> plain(t, s.shape(0, 3)).cast(Dtype.F64));
        add(
                "to integers",
                Op.Cast.class,
                ZERO,
                (t, s) -> low(t, s.shape(0, 3)).plus(0.3).cast(Dtype.I64));
        add(
                "of a mask",
                Op.Cast.class,
                ZERO,
                (t, s) -> compared(t, s.pair(2), Op.ComparisonKind.LESS).cast(Dtype.F32));
        add("", Op.StopGradient.class, ZERO, (t, s) -> plain(t, s.shape(0, 3)).stopGradient());
    }

    private static Tensor cut(Trial t, Shape x, java.util.function.BinaryOperator<Tensor> cut) {
        Dim some = t.named("some", t.between(0, t.extent(x.dim(0))));
        return cut.apply(plain(t, x), plain(t, Shape.of(some)));
    }

    /** Of a batch of one part, so that its rows are those of all. */
    private static Shape ofAllParts(Trial t, RandomShapes s) {
        return s.shape(1, 3).with(0, t.named(Dim.ALL.name(), t.extent(Dim.BATCH)));
    }

    private static Tensor maskOfRows(Trial t) {
        return compared(t, List.of(Shape.of(Dim.BATCH), Shape.SCALAR), Op.ComparisonKind.LESS);
    }

    private static Tensor compared(Trial t, List<Shape> pair, Op.ComparisonKind kind) {
        Tensor a = low(t, pair.get(0));
        Tensor b = high(t, pair.get(1));
        return t.graph().add(new Op.Comparison(kind, a.id(), b.id()));
    }

    private static Tensor binary(Op.BinaryKind kind, Tensor a, Tensor b) {
        return a.graph().add(new Op.Binary(kind, a.id(), b.id()));
    }

    private static Tensor argument(Trial t, Op.UnaryKind kind, Shape shape) {
        return switch (kind) {
            case LOG, SQRT -> positive(t, shape);
            case ABS -> t.variable(shape, () -> (t.coin() ? 1 : -1) * t.uniform(0.1, LIMIT));
            case FLOOR -> high(t, shape);
            default -> plain(t, shape);
        };
    }

    private static Tensor plain(Trial t, Shape shape) {
        return t.variable(shape, -LIMIT, LIMIT);
    }

    private static Tensor positive(Trial t, Shape shape) {
        return t.variable(shape, 0.4, LIMIT);
    }

    /** Numbers with fractional parts in [0, 0.3]: never near those of {@link #high}. */
    private static Tensor low(Trial t, Shape shape) {
        return t.variable(shape, () -> t.between(-1, 1) + t.uniform(0, 0.3));
    }

    /** Numbers with fractional parts in [0.5, 0.8]. */
    private static Tensor high(Trial t, Shape shape) {
        return t.variable(shape, () -> t.between(-1, 1) + t.uniform(0.5, 0.8));
    }

    /** Numbers whose variance along the last axis is not small, so that a norm's curvature is not large. */
    private static Tensor spread(Trial t, RandomShapes s) {
        Shape shape = s.shape(s.batched() ? 2 : 1, 3);
        int[] next = {0};
        return t.variable(shape, () -> next[0]++ % 2 + t.uniform(0, 0.5));
    }

    private static double eps(Trial t) {
        return t.coin() ? 0.1 : 1e-2;
    }

    private static List<Integer> factors(Trial t, int number) {
        List<Integer> factors = new ArrayList<>();
        int rest = number;
        for (int part = 2; part <= rest; part++) {
            while (rest % part == 0) {
                rest /= part;
                if (t.coin() && !factors.isEmpty()) {
                    factors.set(factors.size() - 1, factors.get(factors.size() - 1) * part);
                } else {
                    factors.add(part);
                }
            }
        }
        if (t.coin()) {
            factors.add(t.between(0, factors.size()), 1);
        }
        return factors;
    }
}
