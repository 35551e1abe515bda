package saltus.runtime.program;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import saltus.graph.Graph;
import saltus.graph.Shape;

/** The text of attention and of its tangents. */
final class AttentionText {
    private static final String METHOD = "attention_moves";

    /**
     * A tangent of attention, whose weights are made again for some rows and some queries at a time. The engine's gradient of
     * a softmax is its tangent, too: both are p dx - p sum(p dx).
     */
    private static final String TANGENT = """
              def attention_moves(self: __torch__.saltus.M, q: Tensor, k: Tensor, v: Tensor, dq: Optional[Tensor], dk: Optional[Tensor], dv: Optional[Tensor], n: int, scale: float, real: int, rows: int, queries: int) -> Tensor:
                all = annotate(List[Tensor], [])
                narrow = ops.prim.dtype(v)
                for i in range(max(1, (n + rows - 1) // rows)):
                  a = i * rows
                  b = min(n, a + rows)
                  kr = torch.slice(k, 0, a, b)
                  vr = torch.slice(v, 0, a, b)
                  some = annotate(List[Tensor], [])
                  for j in range((torch.size(q, -2) + queries - 1) // queries):
                    c = j * queries
                    d = c + queries
                    qr = torch.slice(torch.slice(q, 0, a, b), -2, c, d)
                    p = torch.softmax(torch.to(torch.matmul(qr, kr), real) * scale, -1)
                    w = annotate(List[Tensor], [])
                    if dq is None:
                      pass
                    else:
                      w.append(torch.to(torch.matmul(torch.slice(torch.slice(dq, 0, a, b), -2, c, d), kr), real))
                    if dk is None:
                      pass
                    else:
                      w.append(torch.to(torch.matmul(qr, torch.slice(dk, 0, a, b)), real))
                    x = w.pop()
                    for y in w:
                      x = torch.add_(x, y)
                    w.clear()
                    x = torch._softmax_backward_data(x * scale, p, -1, real)
                    y = torch.matmul(torch.to(x, narrow), vr)
                    if dv is None:
                      pass
                    else:
                      y = torch.to(y, real) + torch.to(torch.matmul(torch.to(p, narrow), torch.slice(dv, 0, a, b)), real)
                    some.append(y)
                  all.append(torch.cat(some, -2))
                return torch.cat(all, 0)
            """;

    private final Graph graph;
    private final Attention attention;
    private final Layout layout;
    private final IntFunction<String> value;

    /** @param value the expression of a value */
    AttentionText(Graph graph, Attention attention, IntFunction<String> value) {
        this.graph = graph;
        this.attention = attention;
        this.layout = new Layout(graph);
        this.value = value;
    }

    /** The methods that the text calls. */
    String methods() {
        return attention.tangents().isEmpty() ? "" : TANGENT;
    }

    /** What is attended. The kernel wants places whose numbers lie side by side, and an axis of heads. */
    String result(Attention.Operands of) {
        boolean headed = graph.type(of.q()).shape().rank() > 3;
        String q = beside(value.apply(of.q()), layout.isDense(of.q(), -1));
        String k = beside(turned(value.apply(of.k())), layout.isDense(of.k(), -2));
        String v = of.turned()
                ? beside(turned(value.apply(of.v())), layout.isDense(of.v(), -2))
                : beside(value.apply(of.v()), layout.isDense(of.v(), -1));
        String result = headed
                ? kernel(q, k, v, of.scale())
                : call("squeeze", kernel(heads(q), heads(k), heads(v), of.scale()), 1);
        return of.turned() ? turned(result) : result;
    }

    private static String kernel(String q, String k, String v, double scale) {
        return call("scaled_dot_product_attention", q, k, v, "None", "0.0", "False", "scale=" + scale);
    }

    private static String heads(String x) {
        return call("unsqueeze", x, 1);
    }

    private static String turned(String x) {
        return call("transpose", x, -1, -2);
    }

    private static String beside(String x, boolean already) {
        return already ? x : call("contiguous", x);
    }

    private static String call(String function, Object... arguments) {
        return "torch." + function + "("
                + String.join(
                        ", ", List.of(arguments).stream().map(Object::toString).toList()) + ")";
    }

    /** How the result of an attention moves. */
    String tangent(Attention.Tangent tangent) {
        Attention.Operands of = tangent.of();
        Shape weights = graph.type(tangent.softmax()).shape();
        String moves = "self.%s(%s, %s, %s, %s, %s, %s, torch.size(%s, 0), %s, %d, %d, %d)"
                .formatted(
                        METHOD,
                        value.apply(of.q()),
                        value.apply(of.k()),
                        lying(of, value.apply(of.v())),
                        direction(tangent.along().q()),
                        direction(tangent.along().k()),
                        tangent.along().v().isPresent()
                                ? lying(of, direction(tangent.along().v()))
                                : "None",
                        value.apply(tangent.along().any()),
                        of.scale(),
                        TorchScript.code(graph.type(tangent.softmax()).dtype()),
                        Attention.rowsAtOnce(weights),
                        Attention.queriesAtOnce(weights));
        return lying(of, moves);
    }

    private static String lying(Attention.Operands of, String x) {
        return of.turned() ? turned(x) : x;
    }

    private String direction(OptionalInt id) {
        return id.isPresent() ? value.apply(id.getAsInt()) : "None";
    }
}
