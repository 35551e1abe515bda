package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import saltus.graph.Graph;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.pipeline.SamplingStep;

/** A sampler as one native call a batch, all steps and guidance included, without a gradient tape. */
public final class SamplingProgram implements AutoCloseable {
    private static final String METHOD = "sample";

    private final NativeProgram program;
    private final Signature signature;
    private final Precision precision;

    /**
     * @param step the sampler that a pipeline has written
     * @param trained names of the trained weights, in list order
     * @param frozen names of the fixed tables, in list order
     */
    public SamplingProgram(
            SamplingStep step, List<String> trained, List<String> frozen, Precision precision, Device device) {
        this(step, trained, frozen, precision, Products.on(device), device);
    }

    /** The same with its own way of products. */
    SamplingProgram(
            SamplingStep step,
            List<String> trained,
            List<String> frozen,
            Precision precision,
            Products products,
            Device device) {
        Passes passes = new Passes("sampling program", List.of(Passes.STANDARD, precision));
        Graph graph = passes.apply(step.graph());
        Schedule schedule = Schedule.withoutGradient(graph);
        this.precision = precision;
        this.signature = Signature.of(graph, trained, frozen, "ps");
        TorchScript writer = new TorchScript(graph, schedule, signature.expressions(), products);
        Script script = new Script(Optional.empty())
                .method(METHOD, signature.declarations() + "ps: List[Tensor]" + Signature.tables(frozen), "Tensor")
                .evaluate(graph, schedule, writer, "x0");
        String result = writer.output(graph.output(SamplingStep.RESULT).orElseThrow());
        this.program = new NativeProgram(script.line("return " + result).text(), Optional.empty(), device);
    }

    /**
     * One batch of samples, row-major.
     *
     * @param parameters trained weights, usually a run's average
     * @param fixed fixed tables
     * @param feed {@code latents} and {@code labels}
     */
    public double[] sample(TensorList parameters, TensorList fixed, Feed feed) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDList arguments = signature.arguments(scope, feed, precision.storage());
            renamed(scope, parameters).forEach(arguments::add);
            fixed.appendTo(arguments);
            NDArray samples = program.call(METHOD, arguments).singletonOrThrow();
            return samples.toType(DataType.FLOAT64, false).toDoubleArray();
        }
    }

    /** Handles of the list under the name that this program gives it: the average has another in the training step. */
    private static List<NDArray> renamed(NDManager scope, TensorList list) {
        NDList arrays = new NDList();
        list.appendTo(arrays);
        return arrays.stream()
                .map(array -> {
                    NDArray alias = array.reshape(array.getShape());
                    alias.attach(scope);
                    alias.setName("ps[]");
                    return alias;
                })
                .toList();
    }

    /** Native calls so far. */
    public long calls() {
        return program.calls();
    }

    /** The program's text. */
    public String text() {
        return program.code();
    }

    @Override
    public void close() {
        program.close();
    }
}
