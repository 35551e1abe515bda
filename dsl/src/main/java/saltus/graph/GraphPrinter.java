package saltus.graph;

import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a graph, one operation a line; the text is deterministic and serves goldens, dumps and bug reports alike. */
final class GraphPrinter implements OpVisitor<String> {
    private GraphPrinter() {}

    static String print(Graph graph) {
        GraphPrinter printer = new GraphPrinter();
        StringBuilder text = new StringBuilder();
        for (Node node : graph.nodes()) {
            text.append('%').append(node.id()).append(" : ").append(node.type()).append(" = ");
            text.append(node.op().accept(printer)).append('\n');
        }
        graph.outputs()
                .forEach((name, id) -> text.append("yield ")
                        .append(name)
                        .append(" %")
                        .append(id)
                        .append('\n'));
        return text.toString();
    }

    private static String line(Object name, Op op, Object... details) {
        StringBuilder text = new StringBuilder(name.toString().toLowerCase(Locale.ROOT));
        op.operands().forEach(id -> text.append(" %").append(id));
        for (Object detail : details) {
            text.append(' ').append(detail);
        }
        return text.toString();
    }

    @Override
    public String input(Op.Input op) {
        return "input " + op.role().name().toLowerCase(Locale.ROOT) + " " + op.name();
    }

    @Override
    public String scalar(Op.Scalar op) {
        return "scalar " + op.value();
    }

    @Override
    public String iota(Op.Iota op) {
        return "iota " + op.size();
    }

    @Override
    public String rowNumbers(Op.RowNumbers op) {
        return line("row_numbers", op);
    }

    @Override
    public String unary(Op.Unary op) {
        return line(op.kind(), op);
    }

    @Override
    public String slope(Op.Slope op) {
        return line(op.kind() + "_slope", op);
    }

    @Override
    public String binary(Op.Binary op) {
        return line(op.kind(), op);
    }

    @Override
    public String comparison(Op.Comparison op) {
        return line(op.kind(), op);
    }

    @Override
    public String logic(Op.Logic op) {
        return line(op.kind(), op);
    }

    @Override
    public String not(Op.Not op) {
        return line("not", op);
    }

    @Override
    public String where(Op.Where op) {
        return line("where", op);
    }

    @Override
    public String linear(Op.Linear op) {
        return line("linear", op);
    }

    @Override
    public String conv2d(Op.Conv2d op) {
        return line("conv2d", op, "stride=" + op.stride(), "padding=" + op.padding());
    }

    @Override
    public String matMul(Op.MatMul op) {
        return line("matmul", op);
    }

    @Override
    public String softmax(Op.Softmax op) {
        return line("softmax", op);
    }

    @Override
    public String layerNorm(Op.LayerNorm op) {
        return line("layer_norm", op, op.eps());
    }

    @Override
    public String inverseDeviation(Op.InverseDeviation op) {
        return line("inverse_deviation", op, op.eps());
    }

    @Override
    public String reduce(Op.Reduce op) {
        String axes = op.axes().stream().map(String::valueOf).collect(Collectors.joining(",", "over ", ""));
        return op.keep() ? line(op.kind(), op, axes, "keep") : line(op.kind(), op, axes);
    }

    @Override
    public String reshape(Op.Reshape op) {
        return line("reshape", op, op.shape());
    }

    @Override
    public String permute(Op.Permute op) {
        return line("permute", op, op.order().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")")));
    }

    @Override
    public String expand(Op.Expand op) {
        return line("expand", op);
    }

    @Override
    public String slice(Op.Slice op) {
        return line("slice", op, "axis " + op.axis(), op.from() + ".." + op.to());
    }

    @Override
    public String concat(Op.Concat op) {
        return line("concat", op, "axis " + op.axis());
    }

    @Override
    public String gather(Op.Gather op) {
        return line("gather", op);
    }

    @Override
    public String scatter(Op.Scatter op) {
        return line("scatter", op);
    }

    @Override
    public String ownRows(Op.OwnRows op) {
        return line("own_rows", op);
    }

    @Override
    public String allRows(Op.AllRows op) {
        return line("all_rows", op);
    }

    @Override
    public String rowsBefore(Op.RowsBefore op) {
        return line("rows_before", op);
    }

    @Override
    public String rows(Op.Rows op) {
        return line("rows", op);
    }

    @Override
    public String order(Op.Order op) {
        return line("order", op);
    }

    @Override
    public String head(Op.Head op) {
        return line("head", op);
    }

    @Override
    public String tail(Op.Tail op) {
        return line("tail", op);
    }

    @Override
    public String pad(Op.Pad op) {
        return line("pad", op);
    }

    @Override
    public String cast(Op.Cast op) {
        return line("cast", op, op.dtype());
    }

    @Override
    public String stopGradient(Op.StopGradient op) {
        return line("stop_gradient", op);
    }

    @Override
    public String embedding(Op.Embedding op) {
        return line("embedding", op);
    }
}
