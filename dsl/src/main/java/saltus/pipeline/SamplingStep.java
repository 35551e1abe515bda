package saltus.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Guided guided;
    private final Scaling scaling;
    private final List<String> noises = new ArrayList<>();
    private int evaluations;
    private int told = 0;

    /**
     * @param batch shape of samples and number of classes; its size is not used
     * @param binding the network
     * @param scaling what stands between the network and the design
     * @param route the way from noise to data
     * @param guided how samples with a class are guided
     */
    public SamplingStep(
            TrainingStep.Batch batch, TrainingStep.Binding binding, Scaling scaling, Route route, Guided guided) {
        this.batch = batch;
        this.route = route;
        this.guided = guided;
        this.scaling = scaling;
        this.network = scaling.around(binding.bind(graph, Role.PARAMETER, false));
    }

    /**
     * The same in equal steps, guided in each.
     *
     * @param steps at least 1
     * @param guidance scale w of u(null) + w (u(y) - u(null)); up to 1 is without guidance
     */
    public SamplingStep(
            TrainingStep.Batch batch, TrainingStep.Binding binding, Scaling scaling, int steps, double guidance) {
        this(batch, binding, scaling, Route.equally(steps), Guided.everywhere(guidance));
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

    /**
     * For a network that has learned to be told of guidance, which is not guided from outside.
     *
     * @param numbers of guidance that it reads; see {@link Pipeline#guidanceInputs}
     */
    public void tellGuidance(int numbers) {
        told = batch.classes() == 0 ? 0 : numbers;
    }

    /** What the network is asked with at t [B]; where no class is asked for, guidance is none. */
    private Condition condition(double t) {
        Tensor labels = labels();
        if (told == 0) {
            return Condition.of(labels);
        }
        Tensor column = graph.scalar(1).expandAs(labels).reshape(Shape.rows(Dim.BATCH, 1));
        Tensor omega = column.times(told == 1 ? guided.at(t) : guided.scale(t));
        Tensor given =
                told == 1 ? omega : Tensor.concat(1, omega, column.times(guided.from()), column.times(guided.until()));
        return new Condition(labels, Optional.of(given)).unguidedWhere(labels.equalTo(batch.classes()));
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

    /** The network's output for a step [B, ..], guided if the step is. */
    public Tensor velocity(Tensor z, Leg leg) {
        evaluations++;
        Tensor t = rows(z, leg.t());
        Tensor r = leg.isVelocity() ? t : rows(z, leg.r());
        Condition condition = condition(leg.t());
        double omega = guided.at(leg.t());
        if (told > 0 || omega <= 1) {
            return network.apply(z, r, t, condition);
        }
        Tensor both = network.apply(
                Tensor.concat(0, z, z),
                Tensor.concat(0, r, r),
                Tensor.concat(0, t, t),
                Condition.concat(condition, condition.unconditional(batch.classes())));
        Tensor conditional = both.head(z);
        Tensor unconditional = both.tail(z);
        return unconditional.plus(conditional.minus(unconditional).times(omega));
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
