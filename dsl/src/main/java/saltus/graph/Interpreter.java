package saltus.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * The meaning of a graph: each operation in plain double arithmetic, one line after the other. Reals are not
 * rounded, so that a graph in f32 and in f64 mean the same exact function. The ground of all property tests; no native
 * library.
 */
public final class Interpreter implements OpVisitor<Array> {
    private final Map<String, Array> inputs;
    private final Features features;
    private final Part part;
    private final List<Array> values = new ArrayList<>();
    private final Map<Dim, Integer> extents = new LinkedHashMap<>();

    private Interpreter(Map<String, Array> inputs, Features features, Part part) {
        this.inputs = inputs;
        this.features = features;
        this.part = part;
    }

    /**
     * Evaluates every line of the graph.
     *
     * @param inputs the inputs by name; an input of role {@code TARGET} is looked up as {@code target:NAME}
     * @return the graph's outputs by name
     * @throws GraphException if an input is missing or does not have the declared shape, a named extent being the same
     *     in all inputs
     */
    public static Map<String, Array> run(Graph graph, Map<String, Array> inputs) {
        return run(graph, inputs, images -> {
            throw new GraphException("an embedding needs a feature network, and the interpreter was given none");
        });
    }

    /** The same with a feature network for {@link Op.Embedding}. */
    public static Map<String, Array> run(Graph graph, Map<String, Array> inputs, Features features) {
        return run(graph, inputs, features, Part.WHOLE);
    }

    /** The same for a part of a batch, whose rows the inputs are. */
    public static Map<String, Array> run(Graph graph, Map<String, Array> inputs, Features features, Part part) {
        Interpreter interpreter = new Interpreter(inputs, features, part);
        for (Node node : graph.nodes()) {
            try {
                interpreter.values.add(node.op().accept(interpreter));
            } catch (ArrayIndexOutOfBoundsException e) {
                throw new GraphException("line %" + node.id() + " reads outside its operands: " + node + ", " + e);
            }
        }
        Map<String, Array> outputs = new LinkedHashMap<>();
        graph.outputs().forEach((name, id) -> outputs.put(name, interpreter.values.get(id)));
        return outputs;
    }

    private Array value(int id) {
        return values.get(id);
    }

    @Override
    public Array input(Op.Input op) {
        String name = op.role().qualified(op.name());
        Array given = inputs.get(name);
        if (given == null) {
            throw new GraphException("no value for input " + name + "; given: " + inputs.keySet());
        }
        Shape declared = op.type().shape();
        boolean fits = declared.rank() == given.shape().length;
        for (int i = 0; fits && i < declared.rank(); i++) {
            fits = extent(declared.dim(i), given.shape()[i]) == given.shape()[i];
        }
        if (!fits) {
            throw new GraphException("input " + name + " is " + declared + ", given " + Arrays.toString(given.shape())
                    + (extents.isEmpty() ? "" : ", where " + extents));
        }
        return given;
    }

    /** What the extent is: fixed, or as the first input that has it says. */
    private int extent(Dim dim, int given) {
        return dim.isFixed() ? dim.size() : extents.computeIfAbsent(dim, first -> given);
    }

    @Override
    public Array scalar(Op.Scalar op) {
        return Array.scalar(op.value());
    }

    @Override
    public Array iota(Op.Iota op) {
        Array result = Array.zeros(op.size());
        Arrays.setAll(result.values(), i -> i);
        return result;
    }

    @Override
    public Array rowNumbers(Op.RowNumbers op) {
        Array result = Array.zeros(value(op.like()).shape()[0]);
        Arrays.setAll(result.values(), i -> i);
        return result;
    }

    @Override
    public Array unary(Op.Unary op) {
        Array x = value(op.x());
        double[] out = new double[x.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Elementwise.unary(op.kind(), x.values()[i]);
        }
        return new Array(out, x.shape());
    }

    @Override
    public Array slope(Op.Slope op) {
        Array x = value(op.x());
        double[] out = new double[x.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] =
                    Elementwise.slope(op.kind(), x.values()[i]) * value(op.dx()).values()[i];
        }
        return new Array(out, x.shape());
    }

    @Override
    public Array binary(Op.Binary op) {
        return Broadcasting.apply(value(op.a()), value(op.b()), (a, b) -> Elementwise.binary(op.kind(), a, b));
    }

    @Override
    public Array comparison(Op.Comparison op) {
        DoubleBinaryOperator compare = switch (op.kind()) {
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
        };
        return Broadcasting.apply(value(op.a()), value(op.b()), compare);
    }

    @Override
    public Array logic(Op.Logic op) {
        DoubleBinaryOperator combine = op.kind() == Op.LogicKind.AND ? (a, b) -> a * b : Math::max;
        return Broadcasting.apply(value(op.a()), value(op.b()), combine);
    }

    @Override
    public Array not(Op.Not op) {
        return Broadcasting.apply(Array.scalar(1), value(op.mask()), (one, m) -> one - m);
    }

    @Override
    public Array where(Op.Where op) {
        Array mask = value(op.mask());
        Array a = value(op.a());
        Array b = value(op.b());
        int[] shape = Broadcasting.shape(mask.shape(), Broadcasting.shape(a.shape(), b.shape()));
        Array condition = Broadcasting.to(mask, shape);
        Array yes = Broadcasting.to(a, shape);
        Array no = Broadcasting.to(b, shape);
        double[] out = new double[condition.values().length];
        Arrays.setAll(out, i -> condition.values()[i] != 0 ? yes.values()[i] : no.values()[i]);
        return new Array(out, shape);
    }

    @Override
    public Array linear(Op.Linear op) {
        Array x = value(op.operands().get(0));
        Array w = value(op.operands().get(1));
        int in = w.shape()[1];
        int out = w.shape()[0];
        int rows = in == 0 ? 0 : x.values().length / in;
        int[] shape = x.shape().clone();
        shape[shape.length - 1] = out;
        Array result = Array.zeros(shape);
        double[] numbers = x.values();
        double[] matrix = w.values();
        double[] bias = op.hasBias() ? value(op.operands().get(2)).values() : new double[out];
        for (int r = 0; r < rows; r++) {
            for (int o = 0; o < out; o++) {
                double sum = bias[o];
                for (int i = 0; i < in; i++) {
                    sum += numbers[r * in + i] * matrix[o * in + i];
                }
                result.values()[r * out + o] = sum;
            }
        }
        return result;
    }

    @Override
    public Array conv2d(Op.Conv2d op) {
        Array x = value(op.operands().get(0));
        Array w = value(op.operands().get(1));
        Array result = new Convolution(op.stride(), op.padding()).of(x, w);
        if (op.hasBias()) {
            double[] bias = value(op.operands().get(2)).values();
            int area = result.shape()[2] * result.shape()[3];
            for (int i = 0; i < result.values().length; i++) {
                result.values()[i] += bias[i / area % bias.length];
            }
        }
        return result;
    }

    @Override
    public Array matMul(Op.MatMul op) {
        Array a = value(op.a());
        Array b = value(op.b());
        int rank = a.shape().length;
        int n = a.shape()[rank - 2];
        int k = a.shape()[rank - 1];
        int m = b.shape()[rank - 1];
        int[] shape = a.shape().clone();
        shape[rank - 1] = m;
        Array result = Array.zeros(shape);
        int batches = Array.size(Arrays.copyOf(shape, rank - 2));
        for (int t = 0; t < batches; t++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < m; j++) {
                    double sum = 0;
                    for (int l = 0; l < k; l++) {
                        sum += a.values()[(t * n + i) * k + l] * b.values()[(t * k + l) * m + j];
                    }
                    result.values()[(t * n + i) * m + j] = sum;
                }
            }
        }
        return result;
    }

    @Override
    public Array softmax(Op.Softmax op) {
        return LastAxis.map(value(op.x()), LastAxis::softmax);
    }

    @Override
    public Array layerNorm(Op.LayerNorm op) {
        return LastAxis.map(value(op.x()), row -> LastAxis.normalise(row, op.eps()));
    }

    @Override
    public Array inverseDeviation(Op.InverseDeviation op) {
        return LastAxis.map(value(op.x()), row -> new double[] {LastAxis.inverseDeviation(row, op.eps())});
    }

    @Override
    public Array reduce(Op.Reduce op) {
        Array x = value(op.x());
        int[] kept = x.shape().clone();
        op.axes().forEach(axis -> kept[axis] = 1);
        Array sum = Broadcasting.sumTo(x, kept);
        double count = op.kind() == Op.ReductionKind.MEAN ? (double) x.values().length / sum.values().length : 1;
        double[] out = Arrays.stream(sum.values()).map(v -> v / count).toArray();
        int[] dropped = java.util.stream.IntStream.range(0, kept.length)
                .filter(i -> op.keep() || !op.axes().contains(i))
                .map(i -> kept[i])
                .toArray();
        return new Array(out, dropped);
    }

    @Override
    public Array reshape(Op.Reshape op) {
        Array x = value(op.x());
        int fixed = Math.toIntExact(op.shape().fixedSize());
        int[] shape = op.shape().dims().stream()
                .mapToInt(d -> d.isFixed() ? d.size() : x.values().length / fixed)
                .toArray();
        return new Array(x.values(), shape);
    }

    @Override
    public Array permute(Op.Permute op) {
        return Broadcasting.permute(value(op.x()), op.order());
    }

    @Override
    public Array expand(Op.Expand op) {
        return Broadcasting.to(value(op.x()), value(op.like()).shape());
    }

    @Override
    public Array slice(Op.Slice op) {
        Array x = value(op.x());
        int[] shape = x.shape().clone();
        shape[op.axis()] = op.to() - op.from();
        int inner = Array.size(Arrays.copyOfRange(shape, op.axis() + 1, shape.length));
        int block = shape[op.axis()] * inner;
        int step = x.shape()[op.axis()] * inner;
        Array result = Array.zeros(shape);
        for (int i = 0; block > 0 && i < result.values().length / block; i++) {
            System.arraycopy(x.values(), i * step + op.from() * inner, result.values(), i * block, block);
        }
        return result;
    }

    @Override
    public Array concat(Op.Concat op) {
        List<Array> parts = op.operands().stream().map(this::value).toList();
        int[] shape = parts.get(0).shape().clone();
        shape[op.axis()] = parts.stream().mapToInt(p -> p.shape()[op.axis()]).sum();
        Array result = Array.zeros(shape);
        int inner = Array.size(Arrays.copyOfRange(shape, op.axis() + 1, shape.length));
        int step = shape[op.axis()] * inner;
        int outer = Array.size(Arrays.copyOf(shape, op.axis()));
        int at = 0;
        for (Array part : parts) {
            int block = part.shape()[op.axis()] * inner;
            for (int i = 0; i < outer; i++) {
                System.arraycopy(part.values(), i * block, result.values(), i * step + at, block);
            }
            at += block;
        }
        return result;
    }

    @Override
    public Array gather(Op.Gather op) {
        Array x = value(op.x());
        double[] index = value(op.index()).values();
        int[] shape = x.shape().clone();
        shape[0] = index.length;
        Array result = Array.zeros(shape);
        int row = x.rowSize();
        for (int i = 0; i < index.length; i++) {
            System.arraycopy(x.values(), ((int) index[i]) * row, result.values(), i * row, row);
        }
        return result;
    }

    @Override
    public Array scatter(Op.Scatter op) {
        Array x = value(op.x());
        double[] index = value(op.index()).values();
        Array result = rowsLike(x, op.like());
        int row = x.rowSize();
        for (int i = 0; i < index.length; i++) {
            System.arraycopy(x.values(), i * row, result.values(), ((int) index[i]) * row, row);
        }
        return result;
    }

    @Override
    public Array ownRows(Op.OwnRows op) {
        Array x = value(op.x());
        int[] shape = x.shape().clone();
        shape[0] /= part.count();
        int size = Array.size(shape);
        return new Array(Arrays.copyOfRange(x.values(), part.number() * size, (part.number() + 1) * size), shape);
    }

    @Override
    public Array allRows(Op.AllRows op) {
        return part.all(value(op.x()));
    }

    @Override
    public Array rowsBefore(Op.RowsBefore op) {
        return Array.scalar((double) part.number() * value(op.like()).shape()[0]);
    }

    @Override
    public Array rows(Op.Rows op) {
        double[] mask = value(op.mask()).values();
        double[] found = java.util.stream.IntStream.range(0, mask.length)
                .filter(i -> mask[i] != 0)
                .asDoubleStream()
                .toArray();
        return new Array(found, found.length);
    }

    @Override
    public Array order(Op.Order op) {
        double[] mask = value(op.mask()).values();
        double[] order = new double[mask.length];
        int at = 0;
        for (int part = 1; part >= 0; part--) {
            for (int i = 0; i < mask.length; i++) {
                if ((mask[i] != 0) == (part == 1)) {
                    order[at++] = i;
                }
            }
        }
        return new Array(order, order.length);
    }

    @Override
    public Array head(Op.Head op) {
        Array result = rowsLike(value(op.x()), op.like());
        System.arraycopy(value(op.x()).values(), 0, result.values(), 0, result.values().length);
        return result;
    }

    @Override
    public Array tail(Op.Tail op) {
        Array x = value(op.x());
        Array result = rowsLike(x, op.like());
        int size = result.values().length;
        System.arraycopy(x.values(), x.values().length - size, result.values(), 0, size);
        return result;
    }

    @Override
    public Array pad(Op.Pad op) {
        Array x = value(op.x());
        Array result = rowsLike(x, op.like());
        System.arraycopy(x.values(), 0, result.values(), 0, x.values().length);
        return result;
    }

    @Override
    public Array cast(Op.Cast op) {
        Array x = value(op.x());
        return switch (op.dtype()) {
            case F64, F32, BF16 -> x;
            case I64 -> new Array(Arrays.stream(x.values()).map(v -> (long) v).toArray(), x.shape());
            case BOOL ->
                new Array(Arrays.stream(x.values()).map(v -> v == 0 ? 0 : 1).toArray(), x.shape());
        };
    }

    @Override
    public Array stopGradient(Op.StopGradient op) {
        return value(op.x());
    }

    @Override
    public Array embedding(Op.Embedding op) {
        return UnitFeatures.of(features.of(value(op.x())));
    }

    private Array rowsLike(Array x, int like) {
        int[] shape = x.shape().clone();
        shape[0] = value(like).shape()[0];
        return Array.zeros(shape);
    }
}
