package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.graph.Graph;
import saltus.graph.Precision;
import saltus.pipeline.TrainingStep;
import saltus.runtime.memory.MemoryNeed;

/**
 * A training step as one native call: loss, gradients, clipping, an optimiser, moving averages. A step whose loss or
 * gradient is not finite changes nothing.
 */
public final class TrainingProgram implements AutoCloseable {
    private static final String METHOD = "step";

    /** Loss, error, norm, and whether the step was refused. */
    private static final int SCALARS = 4;

    private final NativeProgram program;
    private final Signature signature;
    private final Precision precision;
    private final int lines;
    private final List<String> diagnostics;
    private final double targetDecay;
    private final List<Double> usualDecays;
    private final boolean showsRows;
    private final Optional<TeacherState> teacher;

    /**
     * @param step the step that a pipeline has written
     * @param state whose lists the program will run on, those of the optimiser's rule
     */
    public TrainingProgram(
            TrainingStep step, TrainingState state, Optimiser optimiser, Precision precision, Device device) {
        this(step, state, optimiser, precision, Optional.empty(), Optional.empty(), device);
    }

    /**
     * The same with networks that are not trained.
     *
     * @param features which the step's metric looks through, if it looks through any
     * @param teacher whom the step's targets follow, if they follow one; stays its owner's, and open as long as this is
     */
    public TrainingProgram(
            TrainingStep step,
            TrainingState state,
            Optimiser optimiser,
            Precision precision,
            Optional<FeatureNetwork> features,
            Optional<TeacherState> teacher,
            Device device) {
        PlannedStep planned = PlannedStep.of(step, precision);
        Graph graph = planned.graph();
        Schedule schedule = planned.schedule();
        this.diagnostics = step.diagnostics();
        this.targetDecay = optimiser.targetDecay();
        this.usualDecays = Collections.nCopies(1 + state.moreAverages().size(), optimiser.emaDecay());
        this.showsRows = PlannedStep.showsRows(graph);
        this.precision = precision;
        this.lines = graph.nodes().size();
        this.teacher = teacher;
        this.signature = Signature.of(
                graph,
                state.trained(),
                state.frozen(),
                teacher.map(TeacherState::names).orElse(List.of()),
                "leaves");
        MemoryNeed kept =
                teacher.map(taught -> state.need().plus(taught.need())).orElseGet(state::need);
        new StepMemory(step, graph, schedule, kept).require(device);
        this.program = new NativeProgram(text(graph, schedule, optimiser, state, features), features, device);
    }

    private String text(
            Graph graph,
            Schedule schedule,
            Optimiser optimiser,
            TrainingState state,
            Optional<FeatureNetwork> features) {
        boolean separateTarget = state.target().isPresent();
        TorchScript writer = new TorchScript(graph, schedule, signature.expressions());
        String lists = "ps: List[Tensor], ms: List[Tensor], "
                + (optimiser.rule().hasSquares() ? "vs: List[Tensor], " : "")
                + "ns: List[Tensor], es: List[Tensor]"
                + Signature.tables(state.frozen()) + (separateTarget ? ", ts: List[Tensor]" : "")
                + teacher.map(taught -> ", " + Signature.TEACHER + ": List[Tensor]")
                        .orElse("") + moreAverages(state);
        Script script = new Script(features)
                .method(
                        METHOD,
                        signature.declarations() + "lr: Tensor, decay: Tensor, decays: Tensor, " + lists,
                        "Tensor");
        script.recording(true).inner("leaves = [torch.detach(p).requires_grad_(True) for p in ps]");
        script.evaluate(graph, schedule, writer, "x0");
        String loss = writer.output(graph.output(TrainingStep.LOSS).orElseThrow());
        String error = writer.output(graph.output(TrainingStep.ERROR).orElseThrow());
        gradients(script, loss);
        script.recording(false);
        script.inner("norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g)))");
        script.inner("bad = torch.to(torch.logical_not(torch.isfinite(norm + torch.detach(" + loss + "))), 6)");
        if (Double.isFinite(optimiser.clip())) {
            script.inner("torch._foreach_mul_(g, torch.clamp_max(" + optimiser.clip() + " / (norm + 1.0E-6), 1.0))");
        }
        new UpdateText(optimiser, script).write();
        // a weight of zero would not do: -0.0 + 0.0 is 0.0, and infinity times zero is no number
        script.inner("if float(bad) == 0.0:");
        for (int i = 0; i <= state.moreAverages().size(); i++) {
            String list = i == 0 ? "es" : "e" + i;
            script.inner("  torch._foreach_lerp_(%s, ps, 1.0 - float(decays[%d]))".formatted(list, i));
        }
        if (separateTarget) {
            script.inner("  torch._foreach_lerp_(ts, ps, 1.0 - float(decay))");
        }
        List<String> said = new ArrayList<>(List.of(loss, error, "norm", "bad"));
        diagnostics.forEach(name -> said.add(
                writer.output(graph.output(TrainingStep.DIAGNOSTIC + name).orElseThrow())));
        script.line("said = torch.stack([torch.to(torch.detach(q), 7) for q in [" + String.join(", ", said) + "]])");
        if (showsRows) {
            List<String> rows = new ArrayList<>();
            PlannedStep.ROWS.forEach(
                    name -> rows.add(writer.output(graph.output(name).orElseThrow())));
            script.line("rows = [torch.to(torch.detach(q), 7) for q in [" + String.join(", ", rows) + "]]");
            script.line("said = torch.cat([said, torch.cat(rows)])");
        }
        return script.line("return said").text();
    }

    private static String moreAverages(TrainingState state) {
        return IntStream.rangeClosed(1, state.moreAverages().size())
                .mapToObj(i -> ", e" + i + ": List[Tensor]")
                .collect(Collectors.joining());
    }

    /** The list {@code g} of gradients; zeros for a parameter that the loss does not read. */
    static void gradients(Script script, String loss) {
        script.recording(true);
        script.inner("found = torch.autograd.grad([" + loss + "], leaves, None, None, False, True)");
        script.inner("g = annotate(List[Tensor], [])");
        script.inner("for i in range(len(leaves)):");
        script.inner("  q = found[i]");
        script.inner("  if q is None:");
        script.inner("    g.append(torch.zeros_like(ps[i]))");
        script.inner("  else:");
        script.inner("    g.append(unchecked_cast(Tensor, q))");
    }

    /**
     * One step, in place.
     *
     * @param feed samples, labels and draws
     * @param learningRate of this step
     */
    public StepReport step(TrainingState state, Feed feed, double learningRate) {
        return step(state, feed, learningRate, targetDecay, usualDecays);
    }

    /**
     * One step, in place.
     *
     * @param feed samples, labels and draws
     * @param learningRate of this step
     * @param targetDecay of this step, in [0, 1); not read if the target network is the student
     * @param decays of this step, in [0, 1), one for each of the state's averages
     */
    public StepReport step(
            TrainingState state, Feed feed, double learningRate, double targetDecay, List<Double> decays) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDList arguments = signature.arguments(scope, feed, precision.storage());
            arguments.add(scope.create(learningRate));
            arguments.add(scope.create(targetDecay));
            arguments.add(scope.create(
                    decays.stream().mapToDouble(Double::doubleValue).toArray()));
            state.parameters().appendTo(arguments);
            state.firstMoments().appendTo(arguments);
            state.secondMoments().ifPresent(list -> list.appendTo(arguments));
            state.counters().appendTo(arguments);
            state.average().appendTo(arguments);
            state.fixed().appendTo(arguments);
            state.target().ifPresent(list -> list.appendTo(arguments));
            teacher.ifPresent(taught -> taught.list().appendTo(arguments));
            state.moreAverages().forEach(list -> list.appendTo(arguments));
            NDArray report = program.call(METHOD, arguments).singletonOrThrow();
            double[] numbers = report.toDoubleArray();
            Map<String, Double> besides = new LinkedHashMap<>();
            for (int i = 0; i < diagnostics.size(); i++) {
                besides.put(diagnostics.get(i), numbers[SCALARS + i]);
            }
            return new StepReport(numbers[0], numbers[1], numbers[2], numbers[3] == 0, besides, rows(numbers));
        }
    }

    private Optional<RowErrors> rows(double... numbers) {
        if (!showsRows) {
            return Optional.empty();
        }
        int first = SCALARS + diagnostics.size();
        int rows = (numbers.length - first) / PlannedStep.ROWS.size();
        return Optional.of(new RowErrors(
                Arrays.copyOfRange(numbers, first, first + rows),
                Arrays.copyOfRange(numbers, first + rows, first + 2 * rows),
                Arrays.copyOfRange(numbers, first + 2 * rows, numbers.length)));
    }

    /** Data inputs that a step reads, by name. */
    public List<String> inputs() {
        return signature.names();
    }

    /** Native calls so far. */
    public long calls() {
        return program.calls();
    }

    /** Lines of the graph that the program evaluates. */
    public int lines() {
        return lines;
    }

    /** The program's text. */
    public String text() {
        return program.code();
    }

    /** Live native arrays of the program itself: constant over a run. */
    public int handles() {
        return program.manager().getManagedArrays().size();
    }

    @Override
    public void close() {
        program.close();
    }
}
