package saltus.pipeline;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** A sampler under construction: noise and labels in, samples out, along a given way. */
public final class SamplingStep {
    /** The output that holds the samples. */
    public static final String RESULT = "samples";

    private final GraphBuilder graph = new GraphBuilder();
    private final TrainingStep.Batch batch;
    private final Network network;
    private final Route route;
    private final double guidance;
    private final Scaling scaling;
    private final List<String> noises = new ArrayList<>();
    private int evaluations;

    /**
     * @param batch shape of samples and number of classes; its size is not used
     * @param binding the network
     * @param scaling what stands between the network and the design
     * @param route the way from noise to data
     * @param guidance scale w of u(null) + w (u(y) - u(null)); up to 1 is without guidance
     */
    public SamplingStep(
            TrainingStep.Batch batch, TrainingStep.Binding binding, Scaling scaling, Route route, double guidance) {
        this.batch = batch;
        this.route = route;
        this.guidance = guidance;
        this.scaling = scaling;
        this.network = scaling.around(binding.bind(graph, Role.PARAMETER, false));
    }

    /**
     * The same in equal steps.
     *
     * @param steps at least 1
     */
    public SamplingStep(
            TrainingStep.Batch batch, TrainingStep.Binding binding, Scaling scaling, int steps, double guidance) {
        this(batch, binding, scaling, Route.equally(steps), guidance);
    }

    /** Noise of the path [B, ..] to start from: the standard normal input {@code latents}, times its deviation. */
    public Tensor noise() {
        return noise("latents");
    }

    /** Noise of the path [B, ..] that is independent of the start's and of that before other steps. */
    public Tensor noiseBefore(int step) {
        return noise("noise." + step);
    }

    private Tensor noise(String name) {
        noises.add(name);
        Tensor normal = graph.input(Role.DATA, name, Type.real(batch.shape()));
        return scaling.noise() == 1 ? normal : normal.times(scaling.noise());
    }

    /** Names of the standard normal inputs [B, ..], the start's first. */
    public List<String> noises() {
        return List.copyOf(noises);
    }

    /** Classes [B]; K for none. */
    public Tensor labels() {
        return graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH)));
    }

    /** What the network is asked with besides points and times. */
    Condition condition() {
        return Condition.of(labels());
    }

    /** The way from noise to data. */
    public Route route() {
        return route;
    }

    /** Steps between noise and data. */
    public int steps() {
        return route.steps();
    }

    /** Time {@code k} of 0 .. steps, from 1 down to 0. */
    public double time(int k) {
        return route.time(k);
    }

    /** A time for each row of z, [rows]. */
    Tensor rows(Tensor z, double time) {
        return graph.scalar(time).expandAs(z.rowNumbers());
    }

    /** How often the network is asked so far, a guided question being one. */
    public int evaluations() {
        return evaluations;
    }

    /** The network's output, guided if the sampler is. */
    public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
        evaluations++;
        if (guidance <= 1) {
            return network.apply(z, r, t, condition);
        }
        Tensor both = network.apply(
                Tensor.concat(0, z, z),
                Tensor.concat(0, r, r),
                Tensor.concat(0, t, t),
                Condition.concat(condition, condition.unconditional(batch.classes())));
        Tensor conditional = both.head(z);
        Tensor unconditional = both.tail(z);
        return unconditional.plus(conditional.minus(unconditional).times(guidance));
    }

    /** Ends the sampler. */
    public void result(Tensor samples) {
        graph.output(RESULT, samples);
    }

    /** The graph written so far. */
    public Graph graph() {
        return graph.build();
    }
}
