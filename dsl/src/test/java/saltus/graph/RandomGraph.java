package saltus.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.graph.GraphPlan.Line;

/**
 * A graph that grows by random lines. Values stay in a range where derivatives are tame: each carries a bound, and what
 * has grown too large goes through tanh before it is used again.
 */
final class RandomGraph {
    private static final double TAME = 3;

    private final Trial trial;
    private final List<Tensor> reals = new ArrayList<>();
    private final List<Tensor> masks = new ArrayList<>();
    private final Map<Integer, Double> bounds = new HashMap<>();
    private final List<Maker> makers = List.of(
            this::unary,
            this::binary,
            this::binary,
            this::mask,
            this::where,
            this::linear,
            this::matMul,
            this::lastAxis,
            this::reduce,
            this::reshape,
            this::permute,
            this::expand,
            this::slice,
            this::concat,
            this::chosenRows,
            this::cutRows,
            this::unchanged,
            this::constant,
            this::neutral,
            this::repeated);

    private interface Maker {
        void make(Line line);
    }

    private final Set<Integer> roots = new HashSet<>();

    private RandomGraph(Trial trial) {
        this.trial = trial;
    }

    /** A graph of some inputs, all of them variables. */
    static RandomGraph start(long seed) {
        RandomGraph graph = new RandomGraph(new Trial(seed));
        List<Shape> shapes = List.of(
                Shape.rows(Dim.BATCH, 3),
                Shape.of(Dim.BATCH),
                Shape.rows(Dim.BATCH, 2, 3),
                Shape.of(3),
                Shape.rows(Dim.BATCH, 1),
                Shape.SCALAR);
        shapes.forEach(shape -> graph.add(graph.trial.variable(shape, -TAME, TAME), TAME));
        graph.roots.addAll(graph.bounds.keySet());
        return graph;
    }

    /** A graph that goes on from one value of another and from nothing else that depends on its inputs. */
    static RandomGraph from(RandomGraph other, Tensor value) {
        RandomGraph graph = new RandomGraph(other.trial);
        graph.add(value, other.bounds.get(value.id()));
        graph.roots.add(value.id());
        return graph;
    }

    Trial trial() {
        return trial;
    }

    /** The real values so far. */
    List<Tensor> reals() {
        return reals;
    }

    /** The masks so far. */
    List<Tensor> masks() {
        return masks;
    }

    /** The newest real value. */
    Tensor result() {
        return reals.get(reals.size() - 1);
    }

    void line(Line line) {
        makers.get(line.kind() % makers.size()).make(line);
    }

    private void add(Tensor value, double bound) {
        reals.add(value);
        bounds.put(value.id(), bound);
    }

    private Tensor any(int choice) {
        return tame(reals.get(choice % reals.size()));
    }

    /** A value that fits beside another; at worst itself. */
    private Tensor beside(Tensor a, int choice) {
        for (int i = 0; i < reals.size(); i++) {
            Tensor b = reals.get((choice + i) % reals.size());
            if (fit(a.shape(), b.shape())) {
                return tame(b);
            }
        }
        return a;
    }

    private static boolean fit(Shape a, Shape b) {
        try {
            Shape.broadcast(a, b);
            return true;
        } catch (GraphException e) {
            return false;
        }
    }

    private Tensor tame(Tensor x) {
        return bounds.getOrDefault(x.id(), 1.0) <= TAME ? x : x.tanh();
    }

    private static Tensor positive(Tensor x) {
        return x.square().plus(0.5);
    }

    private static <T> T choose(List<T> from, int choice) {
        return from.get(choice % from.size());
    }

    private void unary(Line line) {
        Op.UnaryKind kind = choose(List.of(Op.UnaryKind.values()), line.detail());
        Tensor x = any(line.a());
        boolean positive = kind == Op.UnaryKind.LOG || kind == Op.UnaryKind.SQRT;
        Tensor argument = positive ? positive(x) : x;
        double bound = kind == Op.UnaryKind.EXP ? Math.exp(TAME) : TAME * TAME + 1;
        add(trial.graph().add(new Op.Unary(kind, argument.id())), bound);
    }

    private void binary(Line line) {
        Op.BinaryKind kind = choose(List.of(Op.BinaryKind.values()), line.detail());
        Tensor a = any(line.a());
        Tensor b = beside(a, line.b());
        Tensor left = kind == Op.BinaryKind.POWER ? positive(a.tanh()) : a;
        Tensor right = kind == Op.BinaryKind.DIVIDE ? positive(b) : b;
        add(trial.graph().add(new Op.Binary(kind, left.id(), right.id())), 4 * TAME);
    }

    private void mask(Line line) {
        if (masks.isEmpty() || line.detail() % 2 == 0) {
            compared(line);
            return;
        }
        Tensor a = choose(masks, line.a());
        if (line.detail() % 3 == 0) {
            masks.add(a.not());
            return;
        }
        Tensor other = choose(masks, line.b());
        Tensor b = fit(a.shape(), other.shape()) ? other : a;
        masks.add(line.detail() % 3 == 1 ? a.and(b) : a.or(b));
    }

    private Tensor compared(Line line) {
        Tensor a = any(line.a());
        Tensor b = beside(a, line.b());
        Op.ComparisonKind kind = choose(List.of(Op.ComparisonKind.values()), line.detail());
        Tensor mask = trial.graph().add(new Op.Comparison(kind, a.id(), b.id()));
        masks.add(mask);
        return mask;
    }

    private void where(Line line) {
        Tensor mask = compared(line);
        Tensor a = beside(any(line.a()), line.b() + 1);
        Tensor b = any(line.detail());
        boolean fit = fit(mask.shape(), a.shape()) && fit(Shape.broadcast(mask.shape(), a.shape()), b.shape());
        add(
                fit
                        ? mask.choose(a, b)
                        : mask.choose(trial.graph().scalar(1), trial.graph().scalar(-1)),
                TAME);
    }

    private boolean hasFixedEnd(Tensor x) {
        return x.shape().rank() > 0 && x.shape().dim(-1).isFixed();
    }

    private void linear(Line line) {
        Tensor x = any(line.a());
        if (!hasFixedEnd(x)) {
            unary(line);
            return;
        }
        Dim out = Dim.of(1 + line.detail() % 3);
        Tensor w = trial.variable(Shape.of(out, x.shape().dim(-1)), -1, 1);
        boolean biased = line.b() % 2 == 0;
        Tensor y = biased ? x.linear(w, trial.variable(Shape.of(out), -1, 1)) : x.linear(w);
        add(y, TAME * x.shape().dim(-1).size() + 1);
    }

    private void matMul(Line line) {
        Tensor x = any(line.a());
        if (!hasFixedEnd(x) || x.shape().rank() < 2) {
            unary(line);
            return;
        }
        int k = x.shape().dim(-1).size();
        int rank = x.shape().rank();
        if (line.detail() % 2 == 0 && x.shape().dims().stream().allMatch(trial::knows)) {
            Shape other = x.shape().with(-2, Dim.of(k)).with(-1, Dim.of(1 + line.b() % 3));
            add(x.matMul(trial.variable(other, -1, 1)), TAME * k);
        } else {
            List<Integer> turned = new ArrayList<>();
            for (int i = 0; i < rank; i++) {
                turned.add(i < rank - 2 ? i : 2 * rank - 3 - i);
            }
            add(x.matMul(x.permute(turned.toArray(Integer[]::new))), TAME * TAME * k);
        }
    }

    private void lastAxis(Line line) {
        Tensor x = any(line.a());
        if (!hasFixedEnd(x)) {
            unary(line);
        } else if (line.detail() % 3 == 0) {
            add(x.softmax(), 1);
        } else if (line.detail() % 3 == 1) {
            add(x.layerNorm(0.1), TAME);
        } else {
            add(x.inverseDeviation(x.layerNorm(0.5), 0.5), TAME);
        }
    }

    private void reduce(Line line) {
        Tensor x = any(line.a());
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < x.shape().rank(); i++) {
            if ((line.b() >> i) % 2 == 0) {
                axes.add(i);
            }
        }
        Op.ReductionKind kind = choose(List.of(Op.ReductionKind.values()), line.detail());
        add(x.reduce(kind, axes, line.detail() % 4 < 2), 100);
    }

    private void reshape(Line line) {
        Tensor x = any(line.a());
        List<Dim> dims = new ArrayList<>(x.shape().dims());
        int rank = dims.size();
        if (x.shape().named().size() > 1) {
            unary(line);
            return;
        }
        if (rank >= 2 && dims.get(rank - 1).isFixed() && dims.get(rank - 2).isFixed()) {
            int merged = dims.remove(rank - 1).size() * dims.remove(rank - 2).size();
            dims.add(Dim.of(merged));
        } else {
            dims.add(line.detail() % (rank + 1), Dim.of(1));
        }
        add(x.reshape(new Shape(dims)), TAME);
    }

    private void permute(Line line) {
        Tensor x = any(line.a());
        int rank = x.shape().rank();
        Integer[] order = new Integer[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = (i + line.detail()) % rank;
        }
        add(x.permute(order), TAME);
    }

    private void expand(Line line) {
        Tensor x = any(line.a());
        Tensor like = beside(x, line.b());
        boolean fits = Shape.broadcast(x.shape(), like.shape()).equals(like.shape());
        add(fits ? x.expandAs(like) : x.plus(like.zeros()), TAME);
    }

    private void slice(Line line) {
        Tensor x = any(line.a());
        for (int axis = 0; axis < x.shape().rank(); axis++) {
            Dim dim = x.shape().dim(axis);
            if (dim.isFixed() && dim.size() > 1) {
                int from = line.detail() % dim.size();
                add(x.slice(axis, from, dim.size()), TAME);
                return;
            }
        }
        unary(line);
    }

    private void concat(Line line) {
        Tensor x = any(line.a());
        if (x.shape().rank() == 0) {
            unary(line);
            return;
        }
        add(Tensor.concat(line.detail() % x.shape().rank(), x, x.sin()), TAME);
    }

    /** Rows picked by a mask, changed and put back; or the same rows in another order. */
    private void chosenRows(Line line) {
        Tensor x = any(line.a());
        if (x.shape().rank() == 0) {
            unary(line);
            return;
        }
        Tensor mask = x.reduce(Op.ReductionKind.SUM, inner(x), false).lessThan(0.3);
        masks.add(mask);
        Tensor index = line.detail() % 2 == 0 ? mask.rows() : mask.order();
        Tensor some = x.gather(index);
        add(some, TAME);
        add(some.sin().scatter(index, x), TAME);
    }

    private void cutRows(Line line) {
        Tensor x = any(line.a());
        if (x.shape().rank() == 0) {
            unary(line);
            return;
        }
        Tensor rows =
                x.reduce(Op.ReductionKind.SUM, inner(x), false).atLeast(0.2).rows();
        Tensor part = line.detail() % 2 == 0 ? x.head(rows) : x.tail(rows);
        add(part, TAME);
        add(part.atan().pad(x), TAME);
    }

    private static List<Integer> inner(Tensor x) {
        List<Integer> inner = new ArrayList<>();
        for (int i = 1; i < x.shape().rank(); i++) {
            inner.add(i);
        }
        return inner;
    }

    private void unchanged(Line line) {
        Tensor x = any(line.a());
        add(line.detail() % 2 == 0 ? x.cast(Dtype.F64).cast(Dtype.F32) : x.stopGradient(), TAME);
    }

    private void constant(Line line) {
        Tensor x = any(line.a());
        List<Double> numbers = List.of(0.0, 1.0, -1.0, 2.0, 0.25);
        switch (line.detail() % 5) {
            case 0 -> add(trial.graph().scalar(choose(numbers, line.b())), 2);
            case 1 -> add(trial.graph().iota(1 + line.b() % 3), 2);
            case 2 -> add(x.shape().rank() == 0 ? x.ones() : x.rowNumbers(), TAME);
            case 3 -> add(x.zeros(), 0);
            default -> add(trial.graph().scalar(choose(numbers, line.a())).plus(choose(numbers, line.b())), 4);
        }
    }

    private void neutral(Line line) {
        Tensor x = any(line.a());
        Tensor one = trial.graph().scalar(1);
        Tensor zero = trial.graph().scalar(0);
        List<java.util.function.Supplier<Tensor>> forms = List.of(
                () -> x.plus(zero),
                () -> zero.plus(x),
                () -> x.minus(zero),
                () -> zero.minus(x),
                () -> x.times(one),
                () -> one.times(x),
                () -> x.times(zero),
                () -> x.dividedBy(one),
                () -> x.power(one),
                () -> x.maximum(zero),
                () -> x.minimum(one));
        add(choose(forms, line.detail()).get(), TAME);
    }

    /** The same operation on the same operands once more. */
    private void repeated(Line line) {
        List<Tensor> made = reals.stream().filter(x -> !roots.contains(x.id())).toList();
        if (made.isEmpty()) {
            unary(line);
        } else {
            int id = choose(made, line.a()).id();
            add(trial.graph().add(trial.graph().node(id).op()), bounds.get(id));
        }
    }
}
