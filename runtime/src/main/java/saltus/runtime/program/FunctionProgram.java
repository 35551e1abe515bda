package saltus.runtime.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.runtime.memory.Fitting;
import saltus.runtime.memory.MemoryNeed;

/**
 * A function of an array, row by row, as native calls without a gradient tape. A call takes no more rows than memory has room
 * for, so that the number of rows is free.
 */
public final class FunctionProgram implements AutoCloseable {
    private static final String METHOD = "of";

    /** Memory that a call should stay within, if one row does: more rows would gain nothing. */
    private static final double ENOUGH = 1e9;

    private static final int MOST_ROWS = 64;

    private final NativeProgram program;
    private final Signature signature;
    private final LoadedWeights weights;
    private final int rows;

    /**
     * @param graph with one input that is data, of any number of rows, and one output
     * @param weights all others of its inputs
     * @param what it is of, for a sentence, such as "A picture of 256 x 256"
     * @throws saltus.runtime.BadInputException if memory has no room for one row
     */
    public FunctionProgram(Graph graph, LoadedWeights weights, String what) {
        Graph ready = new Passes("function", List.of(Passes.STANDARD, Precision.SINGLE)).apply(graph);
        Schedule schedule = Schedule.withoutGradient(ready);
        this.weights = weights;
        this.rows = rows(new GraphMemory(ready, schedule), what);
        this.signature = Signature.of(ready, weights.names(), List.of(), "ps");
        TorchScript writer = new TorchScript(ready, schedule, signature.expressions(), Products.on(weights.device()));
        Script script = new Script(Optional.empty())
                .method(METHOD, signature.declarations() + "ps: List[Tensor]", "Tensor")
                .evaluate(ready, schedule, writer, "x0");
        Node result = ready.nodes().get(ready.outputs().values().iterator().next());
        String text = script.line("return " + writer.output(result)).text();
        this.program = new NativeProgram(text, Optional.empty(), weights.device());
    }

    private int rows(GraphMemory memory, String what) {
        new Fitting(NativeEngine.limit(weights.device()))
                .require(
                        1,
                        1,
                        one -> new MemoryNeed(0, memory.bytes(one)),
                        what,
                        "",
                        "use smaller ones, or a machine with more memory");
        return (int) Math.max(1, Math.min(MOST_ROWS, ENOUGH / Math.max(1, memory.bytes(1))));
    }

    /** Rows of a call. */
    public int rows() {
        return rows;
    }

    /**
     * The function of some rows, at most {@link #rows()}.
     *
     * @param x row-major
     * @param shape of x, the number of rows first
     * @return the result, row-major
     */
    public float[] of(float[] x, long... shape) {
        try (NDManager scope = program.manager().newSubManager()) {
            Feed feed = new Feed().reals(signature.names().get(0), x, shape);
            NDList arguments = signature.arguments(scope, feed, Dtype.F32);
            weights.list().appendTo(arguments);
            NDArray result = program.call(METHOD, arguments).singletonOrThrow();
            return result.toFloatArray();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
