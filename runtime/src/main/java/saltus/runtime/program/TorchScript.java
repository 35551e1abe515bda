package saltus.runtime.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.OpVisitor;
import saltus.graph.Shape;
import saltus.graph.Type;

/** Prints the lines of a graph as TorchScript statements; value n is the variable {@code vn}. */
final class TorchScript implements OpVisitor<String> {
    /** Channels of a block of the engine's convolutions. */
    private static final int BLOCK = 16;

    /** The engine gives single pictures of no more numbers to a library that few machines have, and warns each time. */
    private static final int SMALL = 20_480;

    private final Graph graph;
    private final Set<Integer> recorded;
    private final Map<String, String> inputs;
    private final BatchParts parts;
    private final HostValues host;
    private final SharedRows shared;
    private final Map<Integer, String> there;
    private final Attention attention;
    private final AttentionText attending;
    private final Products products;
    private final Activations activations;
    private final Map<Integer, String> deviations = new HashMap<>();
    private Map<Integer, String> names = Map.of();
    private Node current;

    /**
     * @param graph what to print
     * @param schedule its regions
     * @param inputs the expression for each input, by role and name
     * @param products how those with weights are written
     */
    TorchScript(Graph graph, Schedule schedule, Map<String, String> inputs, Products products) {
        this(graph, schedule, inputs, products, BatchParts.WHOLE, HostValues.NONE, SharedRows.NONE, Map.of());
    }

    /**
     * Prints the lines of a step.
     *
     * @param step which may be a part of a batch
     * @param there expressions of the values that are there before any line runs
     */
    TorchScript(PlannedStep step, Map<String, String> inputs, Products products, Map<Integer, String> there) {
        this(step.graph(), step.schedule(), inputs, products, step.parts(), step.host(), step.shared(), there);
    }

    private TorchScript(
            Graph graph,
            Schedule schedule,
            Map<String, String> inputs,
            Products products,
            BatchParts parts,
            HostValues host,
            SharedRows shared,
            Map<Integer, String> there) {
        this.parts = parts;
        this.host = host;
        this.shared = shared;
        this.there = Map.copyOf(there);
        this.products = products;
        this.graph = graph;
        this.recorded = schedule.recorded();
        this.inputs = Map.copyOf(inputs);
        this.attention = Attention.in(graph, recorded);
        this.attending = new AttentionText(graph, attention, this::value);
        this.activations = products.bending(graph, schedule);
        this.current = graph.nodes().get(0);
    }

    /** The key of an input in the map that the constructor takes. */
    static String key(Op.Input input) {
        return input.role() + " " + input.name();
    }

    /** TorchScript's number for an element type. */
    static int code(Dtype dtype) {
        return switch (dtype) {
            case F64 -> 7;
            case F32 -> 6;
            case BF16 -> 15;
            case I64 -> 4;
            case BOOL -> 11;
        };
    }

    /**
     * The statements that define values one after the other, each with what it yields, and that copy those of the processor
     * to the device.
     */
    List<String> statements(List<Node> lines) {
        Pieces pieces =
                Pieces.among(lines.stream().filter(node -> !host.has(node.id())).toList(), graph);
        List<String> statements = new ArrayList<>();
        for (Node node : lines) {
            List<Node> all = pieces.all().get(node.id());
            String statement = all == null ? statement(node) : cut(all);
            if (!statement.isEmpty() && !pieces.later().contains(node.id())) {
                statements.add(statement + "  # " + node.type());
            }
            if (host.carried().contains(node.id())) {
                statements.add("v%1$d = torch.to(h%1$d, device, None, True)".formatted(node.id()));
            }
        }
        return statements;
    }

    private String cut(List<Node> pieces) {
        current = pieces.get(0);
        Op.Slice first = (Op.Slice) pieces.get(0).op();
        String names = pieces.stream().map(piece -> named(piece.id())).collect(Collectors.joining(", "));
        List<Dim> sizes = pieces.stream()
                .map(piece -> piece.type().shape().dim(first.axis()))
                .toList();
        return names + " = " + call("split_with_sizes", value(first.x()), sizes, first.axis());
    }

    /** The statement that defines a value, empty for one that is written where it is used, or never made. */
    private String statement(Node node) {
        current = node;
        if (attention.within().contains(node.id()) || activations.products().containsValue(node.id())) {
            return "";
        }
        if (node.op() instanceof Op.Scalar && !graph.outputs().containsValue(node.id())) {
            return "";
        }
        Attention.Tangent tangent = attention.tangents().get(node.id());
        if (tangent != null) {
            return named(node.id()) + " = " + attending.tangent(tangent);
        }
        if (node.op() instanceof Op.LayerNorm norm) {
            deviations.put(node.id(), "s" + node.id());
            return named(node.id()) + ", m" + node.id() + ", s" + node.id() + " = torch.native_layer_norm("
                    + value(norm.x()) + ", [" + graph.type(norm.x()).shape().dim(-1) + "], None, None, " + norm.eps()
                    + ")";
        }
        return named(node.id()) + " = " + node.op().accept(this);
    }

    /** Methods that the statements call. */
    String methods() {
        return attending.methods() + products.methods();
    }

    /** The variable or number for a value. */
    String value(int id) {
        Op op = graph.nodes().get(id).op();
        if (op instanceof Op.Scalar scalar) {
            return number(scalar.value());
        }
        return named(id);
    }

    private String named(int id) {
        return host.has(current.id()) && host.has(id)
                ? "h" + id
                : names.getOrDefault(id, there.getOrDefault(id, "v" + id));
    }

    /** From now on these values have these variables. */
    void rename(Map<Integer, String> variables) {
        this.names = Map.copyOf(variables);
    }

    /** The variable that holds an output of the graph, a number or not. */
    String output(Node node) {
        return "v" + node.id();
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "float('inf')" : "float('-inf')";
        }
        return Double.isNaN(value) ? "float('nan')" : value < 0 ? "(" + value + ")" : Double.toString(value);
    }

    private boolean isNumber(int id) {
        return graph.nodes().get(id).op() instanceof Op.Scalar;
    }

    /** A value where the language wants a tensor, not a number. */
    private String tensor(int id) {
        return isNumber(id) ? scalarTensor(value(id), graph.type(id).dtype()) : value(id);
    }

    /** The left one of two operands, of which one has to be a tensor. */
    private String left(int a, int b) {
        return isNumber(b) ? tensor(a) : value(a);
    }

    private String scalarTensor(String number, Dtype dtype) {
        return call("scalar_tensor", number, "dtype=" + code(dtype), device());
    }

    /** Where the current line's value is made. */
    private String device() {
        return host.has(current.id()) ? "device=torch.device(\"cpu\")" : "device=device";
    }

    private Shape shape(int id) {
        return graph.type(id).shape();
    }

    private static String call(String function, Object... arguments) {
        return IntStream.range(0, arguments.length)
                .mapToObj(i -> arguments[i].toString())
                .collect(Collectors.joining(", ", "torch." + function + "(", ")"));
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private String options() {
        return "dtype=" + code(current.type().dtype()) + ", " + device();
    }

    private String rows(int id) {
        return call("size", value(id), 0);
    }

    @Override
    public String input(Op.Input op) {
        String expression = inputs.get(key(op));
        if (expression == null) {
            throw new IllegalStateException("the program has no input " + op.name());
        }
        return expression;
    }

    @Override
    public String scalar(Op.Scalar op) {
        return scalarTensor(number(op.value()), current.type().dtype());
    }

    @Override
    public String iota(Op.Iota op) {
        return call("arange", op.size(), options());
    }

    @Override
    public String rowNumbers(Op.RowNumbers op) {
        return call("arange", rows(op.like()), options());
    }

    @Override
    public String unary(Op.Unary op) {
        Integer product = activations.products().get(current.id());
        if (product != null) {
            return Products.bent(operands((Op.Linear) graph.nodes().get(product).op()));
        }
        String x = tensor(op.x());
        return switch (op.kind()) {
            case NEGATE -> call("neg", x);
            case EXP, LOG, SQRT, SIN, COS, TANH, ATAN, SIGMOID, SILU, ABS, FLOOR, SQUARE -> call(name(op.kind()), x);
            case GELU -> call("gelu", x, "approximate=\"tanh\"");
        };
    }

    @Override
    public String slope(Op.Slope op) {
        String x = tensor(op.x());
        String dx = tensor(op.dx());
        if (op.kind() == Op.UnaryKind.GELU) {
            return call("gelu_backward", dx, x, "approximate=\"tanh\"");
        }
        String sigmoid = call("sigmoid", x);
        // the kernel has no derivative of its own
        return differentiated()
                ? dx + " * (" + sigmoid + " * (1.0 + " + x + " * (1.0 - " + sigmoid + ")))"
                : call("silu_backward", dx, x);
    }

    /** True if the gradient of the line being printed will be asked for. */
    private boolean differentiated() {
        return recorded.contains(current.id());
    }

    @Override
    public String binary(Op.Binary op) {
        String a = left(op.a(), op.b());
        String b = value(op.b());
        return switch (op.kind()) {
            case ADD -> a + " + " + b;
            case SUBTRACT -> a + " - " + b;
            case MULTIPLY -> a + " * " + b;
            case DIVIDE -> a + " / " + b;
            case POWER -> call("pow", a, b);
            case MINIMUM -> bounded("minimum", "clamp_max", op);
            case MAXIMUM -> bounded("maximum", "clamp_min", op);
        };
    }

    private String bounded(String tensors, String number, Op.Binary op) {
        if (isNumber(op.b())) {
            return call(number, tensor(op.a()), value(op.b()));
        }
        return isNumber(op.a())
                ? call(number, value(op.b()), value(op.a()))
                : call(tensors, value(op.a()), value(op.b()));
    }

    @Override
    public String comparison(Op.Comparison op) {
        if (isNumber(op.a()) && !isNumber(op.b())) {
            String flipped = switch (op.kind()) {
                case LESS -> "gt";
                case LESS_OR_EQUAL -> "ge";
                case EQUAL -> "eq";
            };
            return call(flipped, value(op.b()), value(op.a()));
        }
        String straight = switch (op.kind()) {
            case LESS -> "lt";
            case LESS_OR_EQUAL -> "le";
            case EQUAL -> "eq";
        };
        return call(straight, left(op.a(), op.b()), value(op.b()));
    }

    @Override
    public String logic(Op.Logic op) {
        return call("logical_" + name(op.kind()), value(op.a()), value(op.b()));
    }

    @Override
    public String not(Op.Not op) {
        return call("logical_not", value(op.mask()));
    }

    @Override
    public String where(Op.Where op) {
        // between two numbers the language would choose in single precision
        String a = isNumber(op.a()) && isNumber(op.b()) ? tensor(op.a()) : chosen(op.a());
        return call("where", value(op.mask()), a, chosen(op.b()));
    }

    /** A number chosen among integers is written as one, else the result would be real. */
    private String chosen(int id) {
        if (graph.nodes().get(id).op() instanceof Op.Scalar scalar
                && current.type().dtype() == Dtype.I64) {
            return Long.toString((long) scalar.value());
        }
        return value(id);
    }

    @Override
    public String linear(Op.Linear op) {
        Products way = Products.fit(graph, op, current.id()) ? products : Products.ENGINE;
        return way.written(operands(op), differentiated());
    }

    private String operands(Op.Linear op) {
        String bias = op.hasBias() ? value(op.operands().get(2)) : "None";
        return value(op.operands().get(0)) + ", " + value(op.operands().get(1)) + ", " + bias;
    }

    /**
     * The engine's convolution of whole blocks of channels: of others it sums in an order that differs from run to run, and a
     * run that was resumed has to end with the same bits. What that convolution does not do is a product with windows.
     */
    @Override
    public String conv2d(Op.Conv2d op) {
        int x = op.operands().get(0);
        int w = op.operands().get(1);
        Shape kernel = shape(w);
        if (isPlain(op, kernel)) {
            return placewise(op, x, w);
        }
        int in = blocked(kernel.dim(1).size());
        int out = blocked(kernel.dim(0).size());
        String pictures = moreChannels(x, in);
        String matrix = widened(w, out, in, 0, 0);
        String bias = op.hasBias() ? widened(op.operands().get(2), out) : "None";
        String steps = "[%1$d, %1$d], [%2$d, %2$d]".formatted(op.stride(), op.padding());
        String windows = windows(op, pictures, matrix, bias, kernel);
        String blocks = call("conv2d", pictures, matrix, bias, steps, "[1, 1]", 1);
        String whole = current.type().dtype() == Dtype.F64
                ? windows
                : isSmall(x, in) ? "(%s if torch.eq(%s, 1) else %s)".formatted(windows, rows(x), blocks) : blocks;
        return out == 0 ? whole : call("slice", whole, 1, 0, kernel.dim(0));
    }

    /** A product of matrices with the windows of pictures, whose result lies as pictures do. */
    private String windows(Op.Conv2d op, String pictures, String matrix, String bias, Shape kernel) {
        Shape out = current.type().shape();
        String columns = "torch.im2col(%s, [%s, %s], [1, 1], [%4$d, %4$d], [%5$d, %5$d])"
                .formatted(pictures, kernel.dim(2), kernel.dim(3), op.padding(), op.stride());
        String product = call("linear", call("transpose", columns, 1, 2), call("flatten", matrix, 1), bias);
        return call("unflatten", call("transpose", product, 1, 2), 2, List.of(out.dim(2), out.dim(3)));
    }

    /** True for pictures of which a single one is too little for the convolution of blocks. */
    private boolean isSmall(int x, int more) {
        Shape shape = shape(x);
        long numbers = (long) (shape.dim(1).size() + more)
                * shape.dim(2).size()
                * shape.dim(3).size();
        return numbers <= SMALL;
    }

    /** A product of matrices for each picture, whose result lies as pictures do. */
    private String placewise(Op.Conv2d op, int x, int w) {
        Shape out = current.type().shape();
        String matrix = call("expand", call("flatten", value(w), 1), "[" + rows(x) + ", -1, -1]");
        String places = call("flatten", value(x), 2);
        String product = op.hasBias()
                ? call("baddbmm", call("reshape", value(op.operands().get(2)), "[-1, 1]"), matrix, places)
                : call("bmm", matrix, places);
        return call("reshape", product, "[%s, %s, %s, %s]".formatted(rows(x), out.dim(1), out.dim(2), out.dim(3)));
    }

    /** Channels that are missing to whole blocks; double precision knows none. */
    private int blocked(int channels) {
        return current.type().dtype() == Dtype.F64 ? 0 : (BLOCK - channels % BLOCK) % BLOCK;
    }

    /** Pictures with channels of zeros behind their own: of any number of pictures, also of none. */
    private String moreChannels(int x, int zeros) {
        if (zeros == 0) {
            return value(x);
        }
        Shape shape = shape(x);
        String added =
                "torch.new_zeros(%s, [%s, %d, %s, %s])".formatted(value(x), rows(x), zeros, shape.dim(2), shape.dim(3));
        return "torch.cat([%s, %s], 1)".formatted(value(x), added);
    }

    /** A value with zeros behind the entries of its first axes. */
    private String widened(int id, int... zeros) {
        if (IntStream.of(zeros).allMatch(count -> count == 0)) {
            return value(id);
        }
        StringBuilder pads = new StringBuilder();
        for (int axis = zeros.length - 1; axis >= 0; axis--) {
            pads.append("0, ").append(zeros[axis]).append(axis > 0 ? ", " : "");
        }
        return call("constant_pad_nd", value(id), "[" + pads + "]", 0);
    }

    /** True for windows of one place each, which are the places of x as they are. */
    private static boolean isPlain(Op.Conv2d op, Shape kernel) {
        return kernel.dim(2).size() == 1 && kernel.dim(3).size() == 1 && op.stride() == 1 && op.padding() == 0;
    }

    @Override
    public String matMul(Op.MatMul op) {
        Attention.Operands attended = attention.fused().get(current.id());
        if (attended != null) {
            return attending.result(attended);
        }
        return call("matmul", value(op.a()), value(op.b()));
    }

    @Override
    public String softmax(Op.Softmax op) {
        return call("softmax", value(op.x()), -1);
    }

    @Override
    public String layerNorm(Op.LayerNorm op) {
        throw new IllegalStateException("a layer norm is a statement of its own");
    }

    @Override
    public String inverseDeviation(Op.InverseDeviation op) {
        String known = deviations.get(op.norm());
        if (known != null && !differentiated()) {
            return known;
        }
        return call("rsqrt", call("var", value(op.x()), "[-1]", "False", "True") + " + " + op.eps());
    }

    @Override
    public String reduce(Op.Reduce op) {
        // no axes would mean all of them to the language
        return op.axes().isEmpty()
                ? tensor(op.x())
                : call(name(op.kind()), value(op.x()), op.axes(), op.keep() ? "True" : "False");
    }

    /** The one named extent is asked of the tensor: -1 cannot be inferred when there are no rows. */
    @Override
    public String reshape(Op.Reshape op) {
        Shape from = shape(op.x());
        String sizes = op.shape().dims().stream()
                .map(dim -> dim.isFixed()
                        ? dim.toString()
                        : call("size", value(op.x()), from.dims().indexOf(dim)))
                .collect(Collectors.joining(", ", "[", "]"));
        return call("reshape", tensor(op.x()), sizes);
    }

    @Override
    public String permute(Op.Permute op) {
        return call("permute", tensor(op.x()), op.order());
    }

    @Override
    public String expand(Op.Expand op) {
        return isNumber(op.x())
                ? call("full_like", tensor(op.like()), value(op.x()), options())
                : call("expand_as", value(op.x()), tensor(op.like()));
    }

    @Override
    public String slice(Op.Slice op) {
        return call("slice", value(op.x()), op.axis(), op.from(), op.to());
    }

    @Override
    public String concat(Op.Concat op) {
        List<String> parts = op.operands().stream().map(this::value).toList();
        return call("cat", parts, op.axis());
    }

    @Override
    public String gather(Op.Gather op) {
        return call("index_select", value(op.x()), 0, value(op.index()));
    }

    @Override
    public String scatter(Op.Scatter op) {
        Type x = graph.type(op.x());
        StringBuilder sizes = new StringBuilder("[" + rows(op.like()));
        for (int i = 1; i < x.shape().rank(); i++) {
            Dim dim = x.shape().dim(i);
            sizes.append(", ").append(dim.isFixed() ? dim.toString() : call("size", value(op.x()), i));
        }
        String zeros = call("new_zeros", value(op.x()), sizes.append("]"));
        return call("index_copy", zeros, 0, value(op.index()), value(op.x()));
    }

    @Override
    public String ownRows(Op.OwnRows op) {
        String each = rows(op.x()) + " // " + parts.count();
        return call("narrow", value(op.x()), 0, "%s * (%s)".formatted(parts.own(), each), each);
    }

    @Override
    public String allRows(Op.AllRows op) {
        if (parts.turns() == 1) {
            return parts.all(value(op.x()));
        }
        return graph.nodes().get(op.x()).op() instanceof Op.Input given
                ? Signature.whole(input(given))
                : "self.among(%s, %s, %s)".formatted(shared.rows(current.id()), parts.own(), value(op.x()));
    }

    @Override
    public String rowsBefore(Op.RowsBefore op) {
        return scalarTensor(
                "%s * %s".formatted(parts.own(), rows(op.like())),
                current.type().dtype());
    }

    @Override
    public String rows(Op.Rows op) {
        return call("squeeze", call("nonzero", value(op.mask())), 1);
    }

    @Override
    public String order(Op.Order op) {
        String key = call("to", value(op.mask()), code(Dtype.I64));
        return call("argsort", key, "stable=True", "dim=0", "descending=True");
    }

    @Override
    public String head(Op.Head op) {
        return call("narrow", value(op.x()), 0, 0, rows(op.like()));
    }

    @Override
    public String tail(Op.Tail op) {
        return call("narrow", value(op.x()), 0, rows(op.x()) + " - " + rows(op.like()), rows(op.like()));
    }

    @Override
    public String pad(Op.Pad op) {
        String inner = "0, 0, ".repeat(shape(op.x()).rank() - 1);
        return call(
                "constant_pad_nd",
                value(op.x()),
                "[" + inner + "0, " + rows(op.like()) + " - " + rows(op.x()) + "]",
                0);
    }

    @Override
    public String cast(Op.Cast op) {
        return call("to", tensor(op.x()), code(op.dtype()));
    }

    @Override
    public String stopGradient(Op.StopGradient op) {
        return recorded.contains(op.x()) ? call("detach", value(op.x())) : tensor(op.x());
    }

    @Override
    public String embedding(Op.Embedding op) {
        return "self.embedding(" + value(op.x()) + ")";
    }
}
