package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Op;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** A case for every operation of the graph, every kind of it, and every way in which a number may be an operand. */
final class OpCases {
    private final List<OpCase> cases = new ArrayList<>();

    private OpCases() {
        sources();
        unary();
        binary();
        masks();
        choices();
        products();
        lastAxis();
        reductions();
        shapes();
        rows();
        cuts();
        casts();
    }

    static List<OpCase> all() {
        return List.copyOf(new OpCases().cases);
    }

    private void add(Object kind, Class<? extends Op> op, Function<OpTrial, Tensor> write) {
        add(kind, op, false, write);
    }

    private void add(Object kind, Class<? extends Op> op, boolean constant, Function<OpTrial, Tensor> write) {
        String name = op.getSimpleName() + " " + kind.toString().toLowerCase(Locale.ROOT);
        cases.add(new OpCase(name.strip(), op, constant, write));
    }

    private void sources() {
        add("", Op.Input.class, t -> t.variable(t.shape(0, 3)));
        add("of integers", Op.Input.class, t -> t.integers(Shape.of(Dim.BATCH), 5));
        add("", Op.Scalar.class, t -> t.graph().scalar(t.uniform(-3, 3)));
        add("that is no number", Op.Scalar.class, t -> t.graph().scalar(Double.NaN));
        add("without end", Op.Scalar.class, t -> t.graph().scalar(Double.NEGATIVE_INFINITY));
        add("", Op.Iota.class, t -> t.graph().iota(t.between(0, 4)));
        add("", Op.RowNumbers.class, t -> t.variable(t.shape(1, 3)).rowNumbers());
    }

    private void unary() {
        for (Op.UnaryKind kind : Op.UnaryKind.values()) {
            add(kind, Op.Unary.class, t -> {
                Shape shape = t.shape(0, 3);
                Tensor x = switch (kind) {
                    case LOG, SQRT -> t.positive(shape);
                    case ABS, FLOOR -> t.high(shape);
                    default -> t.variable(shape);
                };
                return t.graph().add(new Op.Unary(kind, x.id()));
            });
        }
        for (Op.UnaryKind kind : List.of(Op.UnaryKind.SILU, Op.UnaryKind.GELU)) {
            add(kind, Op.Slope.class, t -> {
                Shape shape = t.shape(0, 3);
                return t.graph()
                        .add(new Op.Slope(
                                kind, t.variable(shape).id(), t.variable(shape).id()));
            });
        }
    }

    private void binary() {
        for (Op.BinaryKind kind : Op.BinaryKind.values()) {
            add(kind, Op.Binary.class, t -> {
                List<Shape> pair = t.pair();
                return binary(kind, left(t, kind, pair.get(0)), right(t, kind, pair.get(1)));
            });
            add(kind + " number left", Op.Binary.class, t -> {
                Tensor number = t.graph().scalar(t.uniform(0.5, 2));
                return binary(kind, number, right(t, kind, t.shape(0, 3)));
            });
            add(kind + " number right", Op.Binary.class, t -> {
                Tensor number = t.graph().scalar(t.uniform(-2, -0.5));
                return binary(kind, left(t, kind, t.shape(0, 3)), number);
            });
        }
        add(
                "of numbers",
                Op.Binary.class,
                t -> t.graph().scalar(3).plus(t.graph().scalar(t.uniform(-1, 1))));
    }

    private static Tensor left(OpTrial t, Op.BinaryKind kind, Shape shape) {
        return switch (kind) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> t.variable(shape);
            case POWER -> t.positive(shape);
            case MINIMUM, MAXIMUM -> t.low(shape);
        };
    }

    private static Tensor right(OpTrial t, Op.BinaryKind kind, Shape shape) {
        return switch (kind) {
            case ADD, SUBTRACT, MULTIPLY, POWER -> t.variable(shape);
            case DIVIDE -> t.positive(shape);
            case MINIMUM, MAXIMUM -> t.high(shape);
        };
    }

    private void masks() {
        for (Op.ComparisonKind kind : Op.ComparisonKind.values()) {
            add(kind, Op.Comparison.class, t -> {
                List<Shape> pair = t.pair();
                return compared(kind, t.low(pair.get(0)), t.high(pair.get(1)));
            });
            add(kind + " of equals", Op.Comparison.class, t -> {
                Tensor x = t.variable(t.shape(0, 3));
                return compared(kind, x, x);
            });
            add(kind + " of integers", Op.Comparison.class, t -> {
                Shape rows = Shape.of(Dim.BATCH);
                return compared(kind, t.integers(rows, 3), t.integers(rows, 3));
            });
            add(
                    kind + " number left",
                    Op.Comparison.class,
                    t -> compared(kind, t.graph().scalar(1), t.integers(Shape.of(Dim.BATCH), 3)));
            add(
                    kind + " number right",
                    Op.Comparison.class,
                    t -> compared(kind, t.low(t.shape(0, 3)), t.graph().scalar(0.4)));
            add(
                    kind + " of numbers",
                    Op.Comparison.class,
                    t -> compared(
                            kind, t.graph().scalar(t.between(0, 1)), t.graph().scalar(1)));
        }
        for (Op.LogicKind kind : Op.LogicKind.values()) {
            add(kind, Op.Logic.class, t -> {
                List<Shape> pair = t.pair();
                return t.graph()
                        .add(new Op.Logic(
                                kind,
                                mask(t, pair.get(0)).id(),
                                mask(t, pair.get(1)).id()));
            });
        }
        add("", Op.Not.class, t -> mask(t, t.shape(0, 3)).not());
    }

    private void choices() {
        add("", Op.Where.class, t -> {
            Shape full = t.shape(0, 3);
            Tensor mask = mask(t, t.coin() ? full : t.stretchable(full));
            return mask.choose(t.variable(full), t.variable(t.stretchable(full)));
        });
        add("number left", Op.Where.class, t -> {
            Shape shape = t.shape(1, 3);
            return mask(t, shape).choose(t.graph().scalar(t.uniform(-1, 1)), t.variable(shape));
        });
        add("number right", Op.Where.class, t -> {
            Shape shape = t.shape(1, 3);
            return mask(t, shape).choose(t.variable(shape), t.graph().scalar(t.uniform(-1, 1)));
        });
        add(
                "of numbers",
                Op.Where.class,
                t -> mask(t, t.shape(0, 3))
                        .choose(t.graph().scalar(t.uniform(-1, 1)), t.graph().scalar(t.uniform(-1, 1))));
        add(
                "of numbers by a number",
                Op.Where.class,
                t -> compared(
                                Op.ComparisonKind.LESS,
                                t.graph().scalar(t.between(0, 1)),
                                t.graph().scalar(0.5))
                        .choose(t.graph().scalar(t.uniform(-1, 1)), t.graph().scalar(t.uniform(-1, 1))));
        add(
                "of integers",
                Op.Where.class,
                t -> mask(t, Shape.of(Dim.BATCH))
                        .choose(t.integers(Shape.of(Dim.BATCH), 9), t.integers(Shape.of(Dim.BATCH), 9)));
        add(
                "integer left",
                Op.Where.class,
                t -> mask(t, Shape.of(Dim.BATCH)).choose(t.graph().scalar(7), t.integers(Shape.of(Dim.BATCH), 9)));
        add(
                "integer right",
                Op.Where.class,
                t -> mask(t, Shape.of(Dim.BATCH))
                        .choose(t.integers(Shape.of(Dim.BATCH), 9), t.graph().scalar(7)));
    }

    private void products() {
        add("", Op.Linear.class, t -> {
            Shape x = t.wide(3);
            return t.variable(x).linear(t.variable(Shape.of(Dim.of(t.between(1, 4)), x.dim(-1))));
        });
        add("with bias", Op.Linear.class, t -> {
            Shape x = t.wide(3);
            int out = t.between(1, 4);
            return t.variable(x).linear(t.variable(Shape.of(Dim.of(out), x.dim(-1))), t.variable(Shape.of(out)));
        });
        add("of no rows", Op.Linear.class, t -> {
            Tensor x = t.variable(Shape.rows(t.named("none", 0), 3));
            return x.linear(t.variable(Shape.of(2, 3)), t.variable(Shape.of(2)));
        });
        add("", Op.Conv2d.class, t -> {
            int channels = t.between(1, 3);
            Shape x = Shape.of(t.between(1, 3), channels, t.between(3, 5), t.between(3, 5));
            Tensor w = t.variable(Shape.of(t.between(1, 3), channels, t.between(1, 3), t.between(1, 3)));
            return t.variable(x).conv2d(w, t.between(1, 2), t.between(0, 2));
        });
        add("with bias", Op.Conv2d.class, t -> {
            int out = t.between(1, 3);
            Tensor x = t.variable(Shape.rows(Dim.BATCH, 2, 4, 5));
            return x.conv2d(t.variable(Shape.of(out, 2, 3, 2)), t.variable(Shape.of(out)), 2, 1);
        });
        add("of single places", Op.Conv2d.class, t -> {
            Tensor x = t.variable(Shape.rows(Dim.BATCH, 2, t.between(1, 3), t.between(1, 3)));
            return x.conv2d(t.variable(Shape.of(t.between(1, 3), 2, 1, 1)), 1, 0);
        });
        add("", Op.MatMul.class, t -> {
            Shape a = t.shape(3, 4);
            Shape b = a.with(-2, a.dim(-1)).with(-1, Dim.of(t.between(1, 3)));
            return t.variable(a).matMul(t.variable(b));
        });
        add("of matrices", Op.MatMul.class, t -> {
            Shape a = Shape.of(t.between(1, 3), t.between(1, 3));
            return t.variable(a).matMul(t.variable(Shape.of(a.dim(1), Dim.of(t.between(1, 3)))));
        });
    }

    private void lastAxis() {
        add("", Op.Softmax.class, t -> t.variable(t.wide(4)).softmax());
        add("", Op.LayerNorm.class, t -> spread(t).layerNorm(t.uniform(1e-3, 0.1)));
        add("", Op.InverseDeviation.class, t -> {
            Tensor x = spread(t);
            double eps = t.uniform(1e-3, 0.1);
            Tensor norm = x.layerNorm(eps);
            return t.graph().add(new Op.InverseDeviation(x.id(), norm.id(), eps));
        });
    }

    private void reductions() {
        for (Op.ReductionKind kind : Op.ReductionKind.values()) {
            for (boolean keep : new boolean[] {true, false}) {
                add(kind + (keep ? " kept" : ""), Op.Reduce.class, t -> {
                    Tensor x = t.variable(t.shape(1, 4));
                    List<Integer> axes =
                            new ArrayList<>(List.of(t.between(0, x.shape().rank() - 1)));
                    IntStream.range(0, x.shape().rank())
                            .filter(axis -> !axes.contains(axis) && t.coin())
                            .forEach(axes::add);
                    return t.graph().add(new Op.Reduce(kind, x.id(), axes, keep));
                });
            }
            add(
                    kind + " over no axis",
                    Op.Reduce.class,
                    t -> t.graph()
                            .add(new Op.Reduce(kind, t.variable(t.shape(0, 3)).id(), List.of(), t.coin())));
            add(
                    kind + " of a number",
                    Op.Reduce.class,
                    t -> t.graph().add(new Op.Reduce(kind, t.graph().scalar(0.7).id(), List.of(), t.coin())));
        }
        add(
                "sum of no rows",
                Op.Reduce.class,
                t -> t.variable(Shape.rows(t.named("none", 0), 3)).sum(0));
    }

    private void shapes() {
        add("", Op.Reshape.class, t -> {
            Shape from = t.shape(1, 3);
            int rest = Math.toIntExact(from.fixedSize());
            Shape to = from.named().isEmpty() ? Shape.of(1, rest, 1) : Shape.rows(Dim.BATCH, 1, rest);
            return t.graph().add(new Op.Reshape(t.variable(from).id(), to));
        });
        add("of no rows", Op.Reshape.class, t -> {
            Dim none = t.named("none", 0);
            return t.variable(Shape.rows(none, 6)).reshape(Shape.rows(none, 2, 3));
        });
        add("of a number", Op.Reshape.class, t -> t.graph().scalar(0.3).reshape(Shape.of(1, 1)));
        add("", Op.Permute.class, t -> {
            Tensor x = t.variable(t.shape(2, 4));
            Integer[] order = new Integer[x.shape().rank()];
            int turn = t.between(0, order.length - 1);
            Arrays.setAll(order, i -> (i + turn) % order.length);
            return x.permute(order);
        });
        add("", Op.Expand.class, t -> {
            Shape like = t.shape(1, 3);
            return t.graph()
                    .add(new Op.Expand(
                            t.variable(t.stretchable(like)).id(),
                            t.variable(like).id()));
        });
        add("of a number", Op.Expand.class, t -> t.graph().scalar(0.3).expandAs(t.variable(t.shape(1, 3))));
        add(
                "of a number like integers",
                Op.Expand.class,
                t -> t.graph().scalar(0.3).expandAs(t.integers(Shape.of(Dim.BATCH), 4)));
        add("", Op.Slice.class, t -> {
            Shape shape = t.wide(3);
            int size = shape.dim(-1).size();
            int from = t.between(0, size);
            return t.variable(shape).slice(-1, from, t.between(from, size));
        });
        add("", Op.Concat.class, t -> {
            Shape shape = t.wide(3);
            Tensor[] parts = new Tensor[t.between(1, 3)];
            Arrays.setAll(parts, i -> t.variable(shape.with(-1, Dim.of(t.between(1, 3)))));
            return Tensor.concat(-1, parts);
        });
        add("of rows", Op.Concat.class, t -> {
            Shape shape = t.shape(1, 3);
            return Tensor.concat(0, t.variable(shape), t.variable(shape.with(0, t.named("more", t.between(0, 2)))));
        });
        add(
                "of integers",
                Op.Concat.class,
                t -> Tensor.concat(0, t.integers(Shape.of(Dim.BATCH), 5), t.integers(Shape.of(t.named("more", 2)), 5)));
    }

    private void rows() {
        add("", Op.Gather.class, t -> {
            Tensor x = t.variable(t.shape(1, 3));
            Dim count = t.named("m", t.between(0, 5));
            return x.gather(t.integers(Shape.of(count), t.extent(x.shape().dim(0))));
        });
        add(
                "of integers",
                Op.Gather.class,
                t -> t.integers(Shape.of(Dim.BATCH), 7).gather(t.integers(Shape.of(t.named("m", 3)), 1)));
        add("", Op.Scatter.class, t -> {
            Dim some = Dim.of(t.between(1, 3));
            Tensor like = t.variable(Shape.of(t.named("all", 5)));
            return t.variable(t.shape(1, 3).with(0, some)).scatter(t.distinct(some, 5), like);
        });
        add("of counted rows", Op.Scatter.class, t -> {
            Tensor x = t.variable(Shape.rows(Dim.BATCH, 2));
            Tensor rows = mask(t, Shape.of(Dim.BATCH)).rows();
            return x.gather(rows).times(t.variable(Shape.of(2))).scatter(rows, x);
        });
        add("", Op.OwnRows.class, t -> part(t, Dim.ALL, Op.OwnRows::new));
        add("", Op.AllRows.class, t -> part(t, Dim.BATCH, Op.AllRows::new));
        add("", Op.RowsBefore.class, t -> part(t, Dim.BATCH, Op.RowsBefore::new));
        add("", Op.Rows.class, t -> mask(t, Shape.of(Dim.BATCH)).rows());
        add(
                "none",
                Op.Rows.class,
                t -> t.variable(Shape.of(Dim.BATCH)).lessThan(-9).rows());
        add(
                "",
                Op.Order.class,
                t -> mask(t, Shape.of(t.named("many", t.between(0, 40)))).order());
    }

    private static Tensor part(OpTrial t, Dim rows, IntFunction<Op> op) {
        return t.graph().add(op.apply(t.variable(t.shape(1, 3).with(0, rows)).id()));
    }

    private void cuts() {
        add("", Op.Head.class, t -> {
            Tensor x = t.variable(t.shape(1, 3));
            return x.head(t.variable(Shape.of(
                    t.named("some", t.between(0, t.extent(x.shape().dim(0)))))));
        });
        add("", Op.Tail.class, t -> {
            Tensor x = t.variable(t.shape(1, 3));
            return x.tail(t.variable(Shape.of(
                    t.named("some", t.between(0, t.extent(x.shape().dim(0)))))));
        });
        add("", Op.Pad.class, t -> {
            Tensor x = t.variable(t.shape(1, 3));
            int all = t.extent(x.shape().dim(0)) + t.between(0, 3);
            return x.pad(t.variable(Shape.of(t.named("all", all))));
        });
        add(
                "of no rows",
                Op.Pad.class,
                t -> t.variable(Shape.rows(t.named("none", 0), 2, 2)).pad(t.variable(Shape.of(Dim.BATCH))));
    }

    private void casts() {
        add("of reals", Op.Cast.class, t -> t.variable(t.shape(0, 3)).cast(Dtype.F64));
        add("to integers", Op.Cast.class, t -> t.high(t.shape(0, 3)).cast(Dtype.I64));
        add(
                "of integers",
                Op.Cast.class,
                t -> t.integers(Shape.of(Dim.BATCH), 5).cast(Dtype.F32).times(0.1));
        add("to a mask", Op.Cast.class, t -> t.integers(Shape.of(Dim.BATCH), 2).cast(Dtype.BOOL));
        add("of a mask", Op.Cast.class, t -> mask(t, t.shape(0, 3)).cast(Dtype.F32));
        add("of a number", Op.Cast.class, t -> t.graph().scalar(2).cast(Dtype.I64));
        add("", Op.StopGradient.class, true, t -> t.variable(t.shape(0, 3)).stopGradient());
        add(
                "of a formula",
                Op.StopGradient.class,
                true,
                t -> t.variable(t.shape(0, 3)).sin().stopGradient().square());
        add("of a number", Op.StopGradient.class, t -> t.graph().scalar(0.2).stopGradient());
    }

    private static Tensor mask(OpTrial t, Shape shape) {
        return t.low(shape).lessThan(t.high(shape));
    }

    private static Tensor compared(Op.ComparisonKind kind, Tensor a, Tensor b) {
        return a.graph().add(new Op.Comparison(kind, a.id(), b.id()));
    }

    private static Tensor binary(Op.BinaryKind kind, Tensor a, Tensor b) {
        return a.graph().add(new Op.Binary(kind, a.id(), b.id()));
    }

    /** Numbers whose variance along the last axis is not small, so that the curvature of a norm is not large. */
    private static Tensor spread(OpTrial t) {
        int[] next = {0};
        return t.variable(t.wide(3), () -> next[0]++ % 2 + t.uniform(0, 0.5));
    }
}
