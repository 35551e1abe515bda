package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.graph.Graph;
import saltus.graph.Passes;
import saltus.graph.Precision;

/**
 * A graph as a program that shows everything: each output by name, and the gradient of one of them by parameter. For
 * replays, diagnostics and tests; training uses {@link TrainingProgram}.
 */
public final class ReplayProgram implements AutoCloseable {
    private static final String METHOD = "replay";

    private final NativeProgram program;
    private final Signature signature;
    private final Precision precision;
    private final List<String> outputs;
    private final List<String> trained;
    private final boolean differentiates;

    /**
     * @param graph what to evaluate
     * @param loss the scalar output to differentiate, if any
     * @param trained names of the trained weights, in list order
     * @param frozen names of the fixed tables, in list order
     */
    public ReplayProgram(
            Graph graph,
            Optional<String> loss,
            List<String> trained,
            List<String> frozen,
            Precision precision,
            Device device) {
        this(graph, loss, trained, frozen, precision, Optional.empty(), device);
    }

    /**
     * The same with a network for perceptual distances.
     *
     * @param features which the graph's perceptual distances look through, if it has any
     */
    public ReplayProgram(
            Graph graph,
            Optional<String> loss,
            List<String> trained,
            List<String> frozen,
            Precision precision,
            Optional<FeatureNetwork> features,
            Device device) {
        this(graph, loss, trained, frozen, precision, features, Products.on(device), device);
    }

    /** The same with its own way of products. */
    ReplayProgram(
            Graph graph,
            Optional<String> loss,
            List<String> trained,
            List<String> frozen,
            Precision precision,
            Optional<FeatureNetwork> features,
            Products products,
            Device device) {
        Passes passes = new Passes("replay program", List.of(Passes.STANDARD, precision));
        Graph ready = passes.apply(graph);
        this.precision = precision;
        this.outputs = List.copyOf(ready.outputs().keySet());
        this.trained = List.copyOf(trained);
        this.differentiates = loss.isPresent();
        this.signature = Signature.of(ready, trained, frozen, "leaves");
        this.program = new NativeProgram(
                text(ready, loss, signature, Signature.tables(frozen), features, products), features, device);
    }

    private static String text(
            Graph graph,
            Optional<String> loss,
            Signature signature,
            String tables,
            Optional<FeatureNetwork> features,
            Products products) {
        Schedule schedule =
                loss.map(name -> Schedule.withGradient(graph, name)).orElseGet(() -> Schedule.withoutGradient(graph));
        TorchScript writer = new TorchScript(graph, schedule, signature.expressions(), products);
        String lists = "ps: List[Tensor]" + tables + ", ts: List[Tensor]=[]";
        Script script = new Script(features).method(METHOD, signature.declarations() + lists, "List[Tensor]");
        script.recording(true).inner("leaves = [torch.detach(p).requires_grad_(True) for p in ps]");
        script.evaluate(graph, schedule, writer, "x0");
        loss.ifPresent(name ->
                StepText.gradients(script, writer.output(graph.output(name).orElseThrow())));
        List<String> values = graph.outputs().values().stream()
                .map(id -> writer.output(graph.nodes().get(id)))
                .toList();
        script.line("shown = [torch.to(torch.detach(q), 7) for q in " + values + "]");
        return script.line(loss.isPresent() ? "return shown + g" : "return shown")
                .text();
    }

    /** What a replay shows; numbers row-major. */
    public record Result(Map<String, double[]> outputs, Map<String, double[]> gradients) {}

    /** Evaluates the graph on a state's parameters. */
    public Result run(TrainingState state, Feed feed) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDList arguments = signature.arguments(scope, feed, precision.storage());
            state.parameters().appendTo(arguments);
            state.fixed().appendTo(arguments);
            state.target().ifPresent(list -> list.appendTo(arguments));
            List<double[]> numbers = new ArrayList<>();
            for (NDArray array : program.call(METHOD, arguments)) {
                numbers.add(array.toType(DataType.FLOAT64, false).toDoubleArray());
            }
            Map<String, double[]> values = new LinkedHashMap<>();
            Map<String, double[]> gradients = new LinkedHashMap<>();
            for (int i = 0; i < outputs.size(); i++) {
                values.put(outputs.get(i), numbers.get(i));
            }
            for (int i = 0; differentiates && i < trained.size(); i++) {
                gradients.put(trained.get(i), numbers.get(outputs.size() + i));
            }
            return new Result(values, gradients);
        }
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
