package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The interpreter against loops over indices and closed forms. */
class InterpreterOracleTest {
    @Property
    void activationsAreTheirClosedForms(@ForAll @DoubleRange(min = -6, max = 6) double x) {
        double e = Math.exp(-x);
        double cubic = Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
        near(1 / (1 + e), unary(Op.UnaryKind.SIGMOID, x));
        near(x / (1 + e), unary(Op.UnaryKind.SILU, x));
        near(x / 2 * (1 + (Math.exp(2 * cubic) - 1) / (Math.exp(2 * cubic) + 1)), unary(Op.UnaryKind.GELU, x));
        near((1 - e * e) / (1 + e * e), unary(Op.UnaryKind.TANH, x));
        near(-x, unary(Op.UnaryKind.NEGATE, x));
        near(x * x, unary(Op.UnaryKind.SQUARE, x));
        near(x < 0 ? -x : x, unary(Op.UnaryKind.ABS, x));
        near(1 / e, unary(Op.UnaryKind.EXP, x));
        near(x, unary(Op.UnaryKind.LOG, Math.exp(x)));
        near(Math.abs(x), unary(Op.UnaryKind.SQRT, x * x));
        near(x, Math.tan(unary(Op.UnaryKind.ATAN, x)));
        near(1, square(unary(Op.UnaryKind.SIN, x)) + square(unary(Op.UnaryKind.COS, x)));
        near(2 * Math.sin(x / 2) * Math.cos(x / 2), unary(Op.UnaryKind.SIN, x));
        double floor = unary(Op.UnaryKind.FLOOR, x);
        assertTrue(floor == (long) floor && floor <= x && x < floor + 1, () -> "floor of " + x + " is " + floor);
    }

    @Property
    void binariesAndComparisonsBroadcastIndexByIndex(@ForAll long seed) {
        Trial trial = new Trial(seed);
        List<Shape> pair = new RandomShapes(trial, false).pair(4);
        Tensor a = trial.variable(pair.get(0), 0.5, 2);
        Tensor b = trial.variable(pair.get(1), 0.5, 2);
        for (Op.BinaryKind kind : Op.BinaryKind.values()) {
            DoubleBinaryOperator f = switch (kind) {
                case ADD -> (x, y) -> x + y;
                case SUBTRACT -> (x, y) -> x - y;
                case MULTIPLY -> (x, y) -> x * y;
                case DIVIDE -> (x, y) -> x / y;
                case POWER -> (x, y) -> Math.exp(y * Math.log(x));
                case MINIMUM -> (x, y) -> x < y ? x : y;
                case MAXIMUM -> (x, y) -> x < y ? y : x;
            };
            check(trial, a.graph().add(new Op.Binary(kind, a.id(), b.id())), a, b, f);
        }
        for (Op.ComparisonKind kind : Op.ComparisonKind.values()) {
            DoubleBinaryOperator f = switch (kind) {
                case LESS -> (x, y) -> x < y ? 1 : 0;
                case LESS_OR_EQUAL -> (x, y) -> x > y ? 0 : 1;
                case EQUAL -> (x, y) -> x == y ? 1 : 0;
            };
            check(trial, a.graph().add(new Op.Comparison(kind, a.id(), b.id())), a, b, f);
        }
        Tensor less = a.lessThan(1);
        Tensor more = b.atLeast(1);
        check(trial, less.and(more), less, more, (x, y) -> x == 1 && y == 1 ? 1 : 0);
        check(trial, less.or(more), less, more, (x, y) -> x == 1 || y == 1 ? 1 : 0);
        check(trial, less.not(), less, less, (x, y) -> x == 1 ? 0 : 1);
        check(trial, a.expandAs(a.plus(b)), a, b, (x, y) -> x);
        check(trial, less.choose(a, b), a, b, (x, y) -> x < 1 ? x : y);
    }

    @Property
    void productsAreTripleLoops(@ForAll long seed) {
        Trial trial = new Trial(seed);
        int batch = trial.extent(Dim.BATCH);
        int n = trial.between(1, 4);
        int k = trial.between(1, 4);
        int m = trial.between(1, 4);
        Tensor a = trial.variable(Shape.rows(Dim.BATCH, n, k), -2, 2);
        Tensor b = trial.variable(Shape.rows(Dim.BATCH, k, m), -2, 2);
        Tensor w = trial.variable(Shape.of(m, k), -2, 2);
        Tensor bias = trial.variable(Shape.of(m), -2, 2);
        trial.graph().output("matmul", a.matMul(b));
        trial.graph().output("linear", a.linear(w));
        trial.graph().output("biased", a.linear(w, bias));
        Map<String, Array> out = trial.run();
        double[] x = values(trial, a);
        Array product = Array.zeros(batch, n, m);
        Array linear = Array.zeros(batch, n, m);
        Array biased = Array.zeros(batch, n, m);
        for (int t = 0; t < batch; t++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < m; j++) {
                    int at = (t * n + i) * m + j;
                    biased.values()[at] = values(trial, bias)[j];
                    for (int l = 0; l < k; l++) {
                        double left = x[(t * n + i) * k + l];
                        product.values()[at] += left * values(trial, b)[(t * k + l) * m + j];
                        linear.values()[at] += left * values(trial, w)[j * k + l];
                        biased.values()[at] += left * values(trial, w)[j * k + l];
                    }
                }
            }
        }
        Numbers.assertNear(product, out.get("matmul"), 1e-14, () -> "matmul");
        Numbers.assertNear(linear, out.get("linear"), 1e-14, () -> "linear");
        Numbers.assertNear(biased, out.get("biased"), 1e-14, () -> "biased");
    }

    @Property
    void softmaxSumsToOneAndHasTheRatiosOfExponentials(@ForAll long seed) {
        Trial trial = new Trial(seed);
        Tensor x = trial.variable(Shape.rows(Dim.BATCH, 2, trial.between(1, 5)), -30, 30);
        trial.graph().output("p", x.softmax());
        trial.graph().output("shifted", x.plus(1e6).softmax());
        Map<String, Array> out = trial.run();
        int width = out.get("p").shape()[2];
        double[] p = out.get("p").values();
        for (int row = 0; row < p.length; row += width) {
            near(1, Arrays.stream(p, row, row + width).sum());
            for (int i = row; i < row + width; i++) {
                near(Math.exp(values(trial, x)[i] - values(trial, x)[row]) * p[row], p[i]);
            }
        }
        Numbers.assertNear(out.get("p"), out.get("shifted"), 1e-8, () -> "no overflow, and shifts do not matter");
    }

    @Property
    void aLayerNormHasMeanZeroAndVarianceOneUpToEps(@ForAll long seed) {
        Trial trial = new Trial(seed);
        double eps = trial.uniform(1e-6, 0.5);
        int width = trial.between(1, 6);
        Tensor x = trial.variable(Shape.rows(Dim.BATCH, width), -3, 3);
        Tensor norm = x.layerNorm(eps);
        trial.graph().output("norm", norm);
        trial.graph().output("scale", x.inverseDeviation(norm, eps));
        Map<String, Array> out = trial.run();
        for (int row = 0; row < trial.extent(Dim.BATCH); row++) {
            double[] given = Arrays.copyOfRange(values(trial, x), row * width, (row + 1) * width);
            double[] found = Arrays.copyOfRange(out.get("norm").values(), row * width, (row + 1) * width);
            double mean = Arrays.stream(given).average().orElseThrow();
            double variance =
                    Arrays.stream(given).map(v -> square(v - mean)).average().orElseThrow();
            double scale = out.get("scale").values()[row];
            near(1 / Math.sqrt(variance + eps), scale);
            near(0, Arrays.stream(found).average().orElseThrow());
            near(
                    variance / (variance + eps),
                    Arrays.stream(found)
                            .map(InterpreterOracleTest::square)
                            .average()
                            .orElseThrow());
            for (int i = 0; i < width; i++) {
                near((given[i] - mean) * scale, found[i]);
            }
        }
    }

    @Property
    void reductionsAddEveryEntryWhereItsIndexSays(@ForAll long seed) {
        Trial trial = new Trial(seed);
        Tensor x = trial.variable(new RandomShapes(trial, false).shape(0, 4), -2, 2);
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < x.shape().rank(); i++) {
            if (trial.coin()) {
                axes.add(i);
            }
        }
        trial.graph().output("kept", x.reduce(Op.ReductionKind.SUM, axes, true));
        trial.graph().output("sum", x.reduce(Op.ReductionKind.SUM, axes, false));
        trial.graph().output("mean", x.reduce(Op.ReductionKind.MEAN, axes, false));
        trial.graph().output("x", x);
        Map<String, Array> out = trial.run();
        int[] shape = out.get("x").shape();
        int[] kept = shape.clone();
        axes.forEach(axis -> kept[axis] = 1);
        Array sum = Array.zeros(kept);
        int entries = out.get("x").values().length;
        for (int i = 0; i < entries; i++) {
            int[] index = index(i, shape);
            axes.forEach(axis -> index[axis] = 0);
            sum.values()[position(index, kept)] += out.get("x").values()[i];
        }
        Numbers.assertNear(sum, out.get("kept"), 1e-14, () -> "kept " + axes);
        double[] added = out.get("sum").values();
        int count = entries / added.length;
        Array flat = new Array(sum.values(), added.length);
        Numbers.assertNear(flat, new Array(added, added.length), 1e-14, () -> "sum " + axes);
        double[] means = out.get("mean").values();
        Array expected = new Array(Arrays.stream(added).map(v -> v / count).toArray(), added.length);
        Numbers.assertNear(expected, new Array(means, added.length), 1e-14, () -> "mean " + axes);
    }

    @Property
    void permutationsMoveEveryEntryWhereItsIndexSays(@ForAll long seed) {
        Trial trial = new Trial(seed);
        RandomShapes shapes = new RandomShapes(trial, false);
        Tensor x = trial.variable(shapes.shape(0, 4), -2, 2);
        List<Integer> order = shapes.order(x.shape().rank());
        trial.graph().output("y", x.permute(order.toArray(Integer[]::new)));
        trial.graph().output("x", x);
        Map<String, Array> out = trial.run();
        Array from = out.get("x");
        Array to = out.get("y");
        for (int i = 0; i < from.values().length; i++) {
            int[] index = index(i, from.shape());
            int[] moved = order.stream().mapToInt(axis -> index[axis]).toArray();
            assertEquals(from.values()[i], to.values()[position(moved, to.shape())]);
        }
    }

    private static void check(Trial trial, Tensor result, Tensor a, Tensor b, DoubleBinaryOperator f) {
        Map<String, Integer> outputs = Map.of("y", result.id(), "a", a.id(), "b", b.id());
        Map<String, Array> out = Interpreter.run(new Graph(trial.graph().build().nodes(), outputs), trial.values());
        Array y = out.get("y");
        for (int i = 0; i < y.values().length; i++) {
            int[] index = index(i, y.shape());
            double expected = f.applyAsDouble(at(out.get("a"), index), at(out.get("b"), index));
            near(expected, y.values()[i]);
        }
    }

    /** The entry that broadcasting puts at an index of the larger shape. */
    private static double at(Array x, int... index) {
        int[] own = Arrays.copyOfRange(index, index.length - x.shape().length, index.length);
        for (int i = 0; i < own.length; i++) {
            own[i] = x.shape()[i] == 1 ? 0 : own[i];
        }
        return x.values()[position(own, x.shape())];
    }

    private static int[] index(int position, int... shape) {
        int[] index = new int[shape.length];
        int rest = position;
        for (int i = shape.length - 1; i >= 0; i--) {
            index[i] = rest % shape[i];
            rest /= shape[i];
        }
        return index;
    }

    private static int position(int[] index, int... shape) {
        int position = 0;
        for (int i = 0; i < shape.length; i++) {
            position = position * shape[i] + index[i];
        }
        return position;
    }

    private static double[] values(Trial trial, Tensor input) {
        return trial.values()
                .get(((Op.Input) trial.graph().node(input.id()).op()).name())
                .values();
    }

    private static double unary(Op.UnaryKind kind, double x) {
        GraphBuilder graph = new GraphBuilder();
        graph.output("y", graph.add(new Op.Unary(kind, graph.scalar(x).id())));
        return Interpreter.run(graph.build(), Map.of()).get("y").values()[0];
    }

    private static double square(double x) {
        return x * x;
    }

    private static void near(double expected, double found) {
        assertEquals(expected, found, 1e-12 * (1 + Math.abs(expected)));
    }

    /** A convolution is the linear layer on the windows that slices cut out of the padded input. */
    @Property
    void aConvolutionIsALinearLayerOnWindows(@ForAll long seed) {
        Trial trial = new Trial(seed);
        int channels = trial.between(1, 3);
        int out = trial.between(1, 3);
        int kernel = trial.between(1, 3);
        int stride = trial.between(1, 2);
        int padding = trial.between(0, 2);
        int side = trial.between(3, 5);
        Tensor x = trial.variable(Shape.rows(Dim.BATCH, channels, side, side), -2, 2);
        Tensor w = trial.variable(Shape.of(out, channels, kernel, kernel), -2, 2);
        Tensor bias = trial.variable(Shape.of(out), -2, 2);
        Tensor tall = x;
        for (int i = 0; i < padding; i++) {
            Tensor row = tall.slice(2, 0, 1).zeros();
            Tensor higher = Tensor.concat(2, row, tall, row);
            Tensor column = higher.slice(3, 0, 1).zeros();
            tall = Tensor.concat(3, column, higher, column);
        }
        int places = (side + 2 * padding - kernel) / stride + 1;
        Tensor matrix = w.reshape(Shape.of(out, channels * kernel * kernel));
        Tensor found = x.conv2d(w, bias, stride, padding);
        assertEquals(Shape.rows(Dim.BATCH, out, places, places), found.shape());
        trial.graph().output("all", found);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                Tensor window = tall.slice(2, i * stride, i * stride + kernel)
                        .slice(3, j * stride, j * stride + kernel)
                        .reshape(Shape.rows(Dim.BATCH, channels * kernel * kernel));
                String at = i + "," + j;
                trial.graph().output("window" + at, window.linear(matrix, bias));
                trial.graph()
                        .output(
                                "place" + at,
                                found.slice(2, i, i + 1).slice(3, j, j + 1).reshape(Shape.rows(Dim.BATCH, out)));
            }
        }
        Map<String, Array> arrays = trial.run();
        arrays.forEach((name, array) -> {
            if (name.startsWith("window")) {
                Numbers.assertNear(array, arrays.get(name.replace("window", "place")), 1e-13, () -> name);
            }
        });
    }
}
