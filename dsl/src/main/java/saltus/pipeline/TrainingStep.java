package saltus.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.GraphException;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/**
 * One training step under construction: what a pipeline may ask for (samples, labels, draws, student, target) and what it
 * has to give (the loss of each row).
 */
public final class TrainingStep {
    /** The output that holds the mean loss: what is differentiated. */
    public static final String LOSS = "loss_mean";

    /** The output that holds the mean squared error over all entries, whatever the metric and weights. */
    public static final String ERROR = "loss_ref";

    /** Prefix of the outputs that hold diagnostics. */
    public static final String DIAGNOSTIC = "diagnostic.";

    private final GraphBuilder graph = new GraphBuilder();
    private final Map<String, Draw> draws = new LinkedHashMap<>();
    private final Batch batch;
    private final Network student;
    private final Network target;
    private final boolean sharesTarget;
    private final Evaluations evaluations;
    private final Scaling scaling;
    private final Optional<Teacher.Binding> teaching;
    private @Nullable Teacher teacher;
    private final List<String> diagnostics = new ArrayList<>();
    private final List<TensorCall> calls = new ArrayList<>();

    /**
     * What a step trains on.
     *
     * @param sample shape of one sample
     * @param size rows in a batch
     * @param classes number of classes K; the null label is K
     */
    public record Batch(Shape sample, int size, int classes) {
        /** The batch's shape: rows first. */
        public Shape shape() {
            List<Dim> dims = new ArrayList<>();
            dims.add(Dim.BATCH);
            dims.addAll(sample.dims());
            return new Shape(dims);
        }
    }

    /** Binds a network to the graph under construction. */
    public interface Binding {
        /** The network with parameters of the given role, or the student's as constants if {@code detached}. */
        Network bind(GraphBuilder graph, Role parameters, boolean detached);
    }

    /** A step without a teacher. */
    public TrainingStep(
            Batch batch, Binding binding, Scaling scaling, boolean separateTarget, Evaluations evaluations) {
        this(batch, binding, scaling, separateTarget, evaluations, Optional.empty());
    }

    /**
     * @param batch what the step trains on
     * @param binding the network
     * @param scaling what stands between the network and the design, for student and target alike
     * @param separateTarget true if the target network has parameters of its own
     * @param evaluations the order of evaluations
     * @param teaching a teacher, for recipes that have one
     */
    public TrainingStep(
            Batch batch,
            Binding binding,
            Scaling scaling,
            boolean separateTarget,
            Evaluations evaluations,
            Optional<Teacher.Binding> teaching) {
        this.batch = batch;
        this.evaluations = evaluations;
        this.scaling = scaling;
        this.teaching = teaching;
        this.student = scaling.around(binding.bind(graph, Role.PARAMETER, false));
        this.sharesTarget = !separateTarget && evaluations == Evaluations.PLANNED;
        Role parameters = separateTarget ? Role.TARGET : Role.PARAMETER;
        this.target = sharesTarget ? student : scaling.around(binding.bind(graph, parameters, !separateTarget));
    }

    /** The samples x_0 [B, ..]. */
    public Tensor images() {
        return graph.input(Role.DATA, "images", Type.real(batch.shape()));
    }

    /** The samples' labels [B] in 0 .. K-1; K, the null label, for data without classes. */
    public Tensor labels() {
        return graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH)));
    }

    /** K: the null label. */
    public int nullLabel() {
        return batch.classes();
    }

    /** Rows in the batch. */
    public int batchSize() {
        return batch.size();
    }

    /** One draw a row [B]. */
    public Tensor draw(String name, Draw.Law law) {
        return draw(name, law, Shape.of(Dim.BATCH));
    }

    /** {@code columns} draws a row [B, columns]. */
    public Tensor draw(String name, Draw.Law law, int columns) {
        return draw(name, law, Shape.rows(Dim.BATCH, columns));
    }

    /**
     * How far training has come on its way to a number of steps: min(1, k / steps) after k steps, scalar.
     *
     * @param steps at least 1
     */
    public Tensor progress(int steps) {
        return draw("step", Draw.Law.STEP, Shape.SCALAR).dividedBy(steps).minimum(1);
    }

    /** Noise of the path, shaped as the samples: standard normal, times its deviation. */
    public Tensor noise() {
        Tensor noise = draw("noise", Draw.Law.NORMAL, batch.shape());
        return scaling.noise() == 1 ? noise : noise.times(scaling.noise());
    }

    /** Deviation of the path's noise. */
    public double noiseDeviation() {
        return scaling.noise();
    }

    /** Numbers in one sample. */
    public int sampleSize() {
        return Math.toIntExact(batch.sample().fixedSize());
    }

    private Tensor draw(String name, Draw.Law law, Shape shape) {
        draws.put(name, new Draw(name, law, shape));
        return graph.input(Role.DATA, "draw." + name, Type.real(shape));
    }

    /** The network that is trained. */
    public Network student() {
        return student;
    }

    /** The network that targets are computed with; its outputs are used under stop-gradient. */
    public Network target() {
        return target;
    }

    /**
     * The network that says velocities and is not trained.
     *
     * @throws GraphException if there is none
     */
    public Teacher teacher() {
        Teacher bound = teacher;
        if (bound == null) {
            bound = teaching.orElseThrow(() -> new GraphException("this training has no teacher"))
                    .bind(graph);
            teacher = bound;
        }
        return bound;
    }

    /** True if the target network's value is the student's, so that one evaluation serves both. */
    public boolean sharesTarget() {
        return sharesTarget;
    }

    /** The order of evaluations. */
    public Evaluations evaluations() {
        return evaluations;
    }

    /** Names an intermediate value [B, ..] in the order of the batch, for replays and diagnostics. */
    public void probe(String name, Tensor value) {
        graph.output(name, value);
    }

    /**
     * What a method of the recipe over tensors returns.
     *
     * @throws GraphException naming the method, if it fails or does not return the shape that it has to
     */
    public Tensor call(TensorMethod method, TensorMethod.Body body, Tensor... arguments) {
        TensorCall call = new TensorCall(method, body, List.of(arguments));
        calls.add(call);
        return call.result(method.returns() == TensorMethod.Result.SAMPLE ? batch.shape() : Shape.of(Dim.BATCH));
    }

    /** The calls of methods over tensors, in their order. */
    public List<TensorCall> calls() {
        return List.copyOf(calls);
    }

    /**
     * A number that training reports beside the loss: the mean of one number a row.
     *
     * @param name for people, in the log
     * @param rows [B]
     */
    public void diagnose(String name, Tensor rows) {
        graph.output(DIAGNOSTIC + name, rows.stopGradient().meanOfAll());
        diagnostics.add(name);
    }

    /** Names of the diagnostics, in the order in which they were asked for. */
    public List<String> diagnostics() {
        return List.copyOf(diagnostics);
    }

    /**
     * Ends the step.
     *
     * @param rows the loss of each row [B]
     * @param error prediction minus target [B, ..]
     * @throws GraphException if the loss does not have one number a row (framework, C18)
     */
    public void loss(Tensor rows, Tensor error) {
        if (!rows.shape().equals(Shape.of(Dim.BATCH))) {
            throw new GraphException("the loss of each row has shape [B], found " + rows.shape()
                    + "; beside [B], a column [B,1] broadcasts to [B,B], where every row meets the numbers of all"
                    + " others; sum over all axes but the first");
        }
        graph.output(LOSS, rows.meanOfAll());
        graph.output(ERROR, error.stopGradient().square().meanOfAll());
    }

    /** The draws that the pipeline asked for. */
    public List<Draw> draws() {
        return List.copyOf(draws.values());
    }

    /** The graph written so far. */
    public Graph graph() {
        return graph.build();
    }
}
