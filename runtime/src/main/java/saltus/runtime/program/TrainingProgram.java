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
import saltus.graph.Graph;
import saltus.graph.Precision;
import saltus.pipeline.TrainingStep;
import saltus.runtime.memory.MemoryNeed;

/**
 * A training step as one native call: loss, gradients, clipping, an optimiser, moving averages. A step whose loss or
 * gradient is not finite changes nothing.
 */
public final class TrainingProgram implements AutoCloseable {
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
    private final Buckets buckets;

    /**
     * @param step the step that a pipeline has written
     * @param state whose lists the program will run on, those of the optimiser's rule
     */
    public TrainingProgram(
            TrainingStep step, TrainingState state, Optimiser optimiser, Precision precision, Device device) {
        this(
                step,
                state,
                optimiser,
                precision,
                Optional.empty(),
                Optional.empty(),
                BatchParts.WHOLE,
                Recording.AT_ONCE,
                device);
    }

    /**
     * The same with networks that are not trained.
     *
     * @param features which the step's metric looks through, if it looks through any
     * @param teacher whom the step's targets follow, if they follow one; stays its owner's, and open as long as this is
     * @param parts in which the batch lies; of several ranks, the process group is there
     * @param recording how the step holds what its gradient needs
     */
    public TrainingProgram(
            TrainingStep step,
            TrainingState state,
            Optimiser optimiser,
            Precision precision,
            Optional<FeatureNetwork> features,
            Optional<TeacherState> teacher,
            BatchParts parts,
            Recording recording,
            Device device) {
        PlannedStep planned = PlannedStep.of(step, precision, parts, recording);
        Graph graph = planned.graph();
        this.diagnostics = step.diagnostics();
        this.targetDecay = optimiser.targetDecay();
        this.usualDecays = Collections.nCopies(1 + state.moreAverages().size(), optimiser.emaDecay());
        this.showsRows = planned.showsRows();
        this.precision = precision;
        this.lines = graph.nodes().size();
        this.teacher = teacher;
        this.signature = Signature.of(
                        graph,
                        state.trained(),
                        state.frozen(),
                        teacher.map(TeacherState::names).orElse(List.of()),
                        "leaves")
                .keeping(planned.host().inputs(graph));
        MemoryNeed kept =
                teacher.map(taught -> state.need().plus(taught.need())).orElseGet(state::need);
        new StepMemory(step, planned, kept).require(device);
        this.buckets = parts.ranks() == 1 ? Buckets.NONE : buckets(step, state, device);
        StepText text = new StepText(
                planned,
                signature,
                optimiser,
                state,
                teacher.isPresent(),
                buckets,
                precision.storage(),
                Products.on(device),
                diagnostics,
                features);
        this.program = new NativeProgram(text.text(), features, device);
    }

    private Buckets buckets(TrainingStep step, TrainingState state, Device device) {
        List<Long> lengths = new ArrayList<>();
        for (int i = 0; i < state.parameters().size(); i++) {
            lengths.add(Arrays.stream(state.parameters().shape(i)).reduce(1, (a, b) -> a * b));
        }
        int rows = showsRows ? PlannedStep.ROWS.size() * step.batchSize() : 0;
        lengths.add((long) SCALARS - 2 + diagnostics.size() + rows);
        return Buckets.of(lengths, precision.storage(), device);
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
            NDManager processor = scope.newSubManager(Device.cpu()); // numbers that the program reads as such
            arguments.add(processor.create(learningRate));
            arguments.add(processor.create(targetDecay));
            arguments.add(processor.create(
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
            buckets.appendTo(arguments);
            NDArray report = program.call(StepText.METHOD, arguments).singletonOrThrow();
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

    /** Seconds in native calls so far. */
    public double seconds() {
        return program.seconds();
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
        buckets.close();
    }
}
