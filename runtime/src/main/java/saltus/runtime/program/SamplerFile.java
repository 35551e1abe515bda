package saltus.runtime.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Units;
import saltus.runtime.network.Weight;

/**
 * A sampler with its weights as one TorchScript file, which needs nothing of Saltus: {@code torch.jit.load} opens it. Its
 * method is {@code forward(noise, labels=None)}; it computes what {@link SamplingProgram} does, line by line.
 *
 * <p>{@code noise} is standard normal, [rows, ..], or [K, rows, ..] if the sampler draws K times; {@code labels} are classes
 * [rows], and none if left out; the result is float32 [rows, ..]. The weights are modules' parameters under the network's
 * own names, fixed tables are buffers, so that the file is moved to a device as any other.
 */
public final class SamplerFile {
    /** The extent that every call may choose. */
    private static final String ROWS = "rows";

    private static final String EXPECTED = "noise has to be %s";

    private final List<String> noise;
    private final String code;
    private final WeightModules modules;
    private final List<Weight> weights;
    private final ModelState state;

    /**
     * @param step the sampler that a pipeline has written
     * @param batch what it was written for
     * @param units those of the model, from which samples are brought back to the data's
     * @param state the weights; they are read when the file is written
     * @throws BadInputException if the names of the weights cannot be those of modules
     */
    public SamplerFile(
            SamplingStep step, TrainingStep.Batch batch, Units units, ModelState state, Precision precision) {
        this.state = state;
        this.weights =
                Stream.concat(state.learned().stream(), state.tables().stream()).toList();
        this.modules = new WeightModules(weights, precision == Precision.DOUBLE ? "DoubleStorage" : "FloatStorage");
        List<String> sample =
                batch.shape().dims().stream().skip(1).map(Object::toString).toList();
        int draws = step.noises().size();
        this.noise = Stream.of(draws > 1 ? List.of(String.valueOf(draws)) : List.<String>of(), List.of(ROWS), sample)
                .flatMap(List::stream)
                .toList();
        this.code = code(step, batch, units, precision);
    }

    private String code(SamplingStep step, TrainingStep.Batch batch, Units units, Precision precision) {
        Graph graph = new Passes("exported sampler", List.of(Passes.STANDARD, precision)).apply(step.graph());
        Schedule schedule = Schedule.withoutGradient(graph);
        TorchScript writer = new TorchScript(graph, schedule, expressions(graph, step.noises()), Products.ENGINE);
        Script script = new Script(Optional.empty())
                .attributes(modules.declarations())
                .method("forward", "noise: Tensor, labels: Optional[Tensor]=None", "Tensor");
        int draws = step.noises().size();
        script.line("assert torch.dim(noise) == %d, '%s'".formatted(noise.size(), EXPECTED.formatted(noise)));
        for (int i = 0; i < noise.size(); i++) {
            if (!noise.get(i).equals(ROWS)) {
                script.line("assert torch.size(noise, %d) == %s, '%s'"
                        .formatted(i, noise.get(i), EXPECTED.formatted(noise)));
            }
        }
        script.line("z = torch.to(noise, %d)".formatted(TorchScript.code(precision.storage())));
        for (int i = 0; i < draws; i++) {
            script.line(draw(i) + " = " + (draws > 1 ? "torch.select(z, 0, " + i + ")" : "z"));
        }
        script.line("if torch.__is__(labels, None):");
        script.inner("y = torch.full([torch.size(%s, 0)], %d, dtype=%d, device=ops.prim.device(z))"
                .formatted(draw(0), batch.classes(), TorchScript.code(Dtype.I64)));
        script.line("else:");
        script.inner("y = torch.to(unchecked_cast(Tensor, labels), %d)".formatted(TorchScript.code(Dtype.I64)));
        script.evaluate(graph, schedule, writer, "z");
        String result = writer.output(graph.output(SamplingStep.RESULT).orElseThrow());
        script.line("x = torch.to(%s, %d)".formatted(result, TorchScript.code(Dtype.F32)));
        return script.line("return " + stored("x", units, batch.shape().rank())).text() + modules.classes();
    }

    /** As {@link Units#undone} computes it: in double precision, rounded once. */
    private static String stored(String x, Units units, int rank) {
        if (units.areStored()) {
            return x;
        }
        return "torch.to(torch.to(%s, %d) / %s + %s, %d)"
                .formatted(
                        x,
                        TorchScript.code(Dtype.F64),
                        numbers(units.factors(), rank),
                        numbers(units.means(), rank),
                        TorchScript.code(Dtype.F32));
    }

    /** Numbers along the first axis of a sample; a list of them would be rounded to single precision on its way. */
    private static String numbers(List<Double> numbers, int rank) {
        String each = numbers.stream()
                .map(number -> "torch.scalar_tensor(%s, dtype=%d, device=device)"
                        .formatted(number, TorchScript.code(Dtype.F64)))
                .collect(Collectors.joining(", "));
        return "torch.reshape(torch.stack([%s]), [1, -1%s])".formatted(each, ", 1".repeat(rank - 2));
    }

    private static String draw(int index) {
        return "noise" + index;
    }

    private static Map<String, String> expressions(Graph graph, List<String> noises) {
        Map<String, String> expressions = new HashMap<>();
        for (Role role : Role.values()) {
            for (Op.Input input : graph.inputs(role)) {
                int draw = noises.indexOf(input.name());
                String data = draw < 0 ? "y" : draw(draw);
                expressions.put(
                        TorchScript.key(input), role == Role.DATA ? data : WeightModules.expression(input.name()));
            }
        }
        return expressions;
    }

    /** The extents of the noise, where {@code rows} is any number. */
    public List<String> noise() {
        return noise;
    }

    /** The text of its classes. */
    public String text() {
        return code;
    }

    /**
     * Writes the file, one tensor after the other; the same weights give the same bytes.
     *
     * @param out which is not closed
     */
    public void write(OutputStream out) throws IOException {
        ArchiveWriter archive = new ArchiveWriter(out);
        for (Map.Entry<String, byte[]> entry :
                Archive.entries(code, modules.attributes()).entrySet()) {
            archive.put(entry.getKey(), entry.getValue());
        }
        archive.put("byteorder", "little".getBytes(StandardCharsets.UTF_8));
        int learned = state.learned().size();
        for (int i = 0; i < weights.size(); i++) {
            archive.put(
                    "data/" + i,
                    i < learned ? state.parameters().look(i) : state.fixed().look(i - learned));
        }
        archive.finish();
    }
}
