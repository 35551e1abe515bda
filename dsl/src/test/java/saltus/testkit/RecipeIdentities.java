package saltus.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.AdaptiveWeight;
import saltus.BoundarySkip;
import saltus.CompareFeatures;
import saltus.CompareSamples;
import saltus.DataTerm;
import saltus.ExtrapolatingSampler;
import saltus.FiniteDifference;
import saltus.FlowTimes;
import saltus.GroupedKernel;
import saltus.Guidance;
import saltus.GuidanceInput;
import saltus.HeunSampler;
import saltus.NoiseToData;
import saltus.Perceptual;
import saltus.PlugInVelocity;
import saltus.TangentNormalisation;
import saltus.TensorVelocity;
import saltus.VariationalWeight;
import saltus.VelocityHead;
import saltus.VelocityTerm;
import saltus.graph.Array;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TensorCall;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.BatchHoldsEveryStep;
import saltus.pipeline.opening.GroupsDivideBatch;
import saltus.pipeline.opening.NetworkInputs;
import saltus.pipeline.opening.Opening;

/**
 * The identities that a shortcut model has to satisfy, as jqwik properties of a recipe of one's own:
 *
 * <pre>{@code
 * class MyModelTest extends RecipeIdentities {
 *     public Pipeline pipeline() {
 *         return new MyModelPipeline();
 *     }
 * }
 * }</pre>
 *
 * <p>Times, points, data and draws are arbitrary; what does not apply to a design is skipped, with the reason in the
 * report. A failure prints the identity as a formula and the shrunk times. Everything runs on the reference interpreter:
 * a recipe takes seconds and no native library. Source: the framework (arXiv 2512.11831) and the
 * papers of the recipes; each property says its identity.
 */
public abstract class RecipeIdentities {
    private static final double EXACT = 1e-6;
    private static final double INTEGRATED = 2e-4;

    /** The pipeline under test; a new one or the same, as you like. */
    public abstract Pipeline pipeline();

    /**
     * How far training an affine network may end from the closed form, as the W2 distance over the data's deviation. More
     * for designs with a bias of their own, such as consistency training, which steps along one sample's velocity.
     */
    public double affineTolerance() {
        return 0.02;
    }

    // ------------------------------------------------------------------ the path

    /** alpha(0) = 1 and sigma(0) = 0; alpha' and sigma' are slopes; the signal-to-noise ratio falls. */
    @Property(tries = 30)
    public final void pathLeadsFromDataToNoise(@ForAll @DoubleRange(min = 0.01, max = 0.99) double t) {
        PathIdentities path = new PathIdentities(pipeline().path());
        path.ends();
        path.slopes(t);
    }

    /** Coefficients of the DDIM step: its value and slope at r = t, exactness on x_0 and noise, both of its forms. */
    @Property(tries = 30)
    public final void stepCoefficients(
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double t,
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double r,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = -2, max = 2) double estimate) {
        PathIdentities path = new PathIdentities(pipeline().path());
        path.coefficients(t, r);
        path.forms(t, r, x, estimate);
    }

    // ------------------------------------------------------------------ exact flow maps

    /** X_{t,t} = id, and the step leaves z along the velocity. */
    @Property(tries = 20)
    @Requires(without = BoundarySkip.class)
    public final void stepsOfNoLengthStay(
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double t,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll boolean mixture) {
        new FlowIdentities(pipeline(), law(mixture, 0.3, 0.8)).stepsOfNoLength(x, t);
    }

    /** Semigroup, inverse, and the split rule of average velocities. */
    @Property(tries = 20)
    @Requires(without = BoundarySkip.class)
    public final void stepsCompose(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double a,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double b,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double c,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = 0.2, max = 2) double variance,
            @ForAll boolean mixture) {
        double[] times = {a, b, c};
        Arrays.sort(times);
        Assume.that(times[1] - times[0] > 1e-3 && times[2] - times[1] > 1e-3);
        new FlowIdentities(pipeline(), law(mixture, 0.3, variance)).composition(x, times[2], times[1], times[0]);
    }

    /** Lagrangian, Eulerian and MeanFlow forms of the exact map. */
    @Property(tries = 10)
    @Requires(without = BoundarySkip.class)
    public final void derivativesOfTheFlow(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double a,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double b,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = 0.2, max = 2) double variance,
            @ForAll boolean mixture) {
        Assume.that(Math.abs(a - b) > 1e-2);
        FlowIdentities flow = new FlowIdentities(pipeline(), law(mixture, 0.3, variance));
        flow.derivatives(x, Math.max(a, b), Math.min(a, b));
    }

    // ------------------------------------------------------------------ the training step

    /** With data of a single point the exact network has no residual, whatever the design. */
    @Property(tries = 15)
    @Requires(
            without = {Perceptual.class, CompareFeatures.class},
            traits = Trait.SEES_POINTS)
    public final void residualVanishesForASinglePoint(
            @ForAll("chances") Chance chance,
            @ForAll Evaluations order,
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll @DoubleRange(min = -0.8, max = 0.8) double point) {
        StepIdentities step = new StepIdentities(trial(chance, order, dimension, Trial.LATE), new NormalLaw(point, 0));
        step.targets(step.run(), tolerance(EXACT));
    }

    /** With normal data, at points whose conditional velocity is the marginal one. */
    @Property(tries = 15)
    @Requires(
            without = {PlugInVelocity.class, TensorVelocity.class, Perceptual.class, NoiseToData.class},
            traits = Trait.SEES_POINTS)
    public final void residualVanishesForNormalData(
            @ForAll("chances") Chance chance,
            @ForAll Evaluations order,
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double mean,
            @ForAll @DoubleRange(min = 0.1, max = 0.6) double variance) {
        NormalLaw law = new NormalLaw(mean, variance);
        StepIdentities step = new StepIdentities(trial(chance, order, dimension, Trial.LATE), law);
        step.targets(step.expected(step.run(), 0), tolerance(EXACT));
    }

    /** The same with data whose average velocity is curved. */
    @Property(tries = 4)
    @Requires(
            without = {PlugInVelocity.class, TensorVelocity.class, Perceptual.class, NoiseToData.class},
            traits = {Trait.SEES_POINTS, Trait.MODERATE_NOISE})
    public final void residualVanishesForAMixture(@ForAll("chances") Chance chance, @ForAll Evaluations order) {
        StepIdentities step = new StepIdentities(trial(chance, order, 1, Trial.LATE), MixtureLaw.CURVED);
        step.targets(step.expected(step.run(), 0), tolerance(INTEGRATED));
    }

    /** Continuous targets are unbiased: affine in the conditional velocity, however curved the flow. */
    @Property(tries = 4)
    @Requires(
            without = {
                PlugInVelocity.class,
                TensorVelocity.class,
                TangentNormalisation.class,
                FiniteDifference.class,
                FlowTimes.class
            },
            traits = {Trait.CONTINUOUS, Trait.MODERATE_NOISE, Trait.SEES_POINTS})
    public final void continuousTargetsAreUnbiased(
            @ForAll("chances") Chance chance,
            @ForAll Evaluations order,
            @ForAll @DoubleRange(min = 0.05, max = 0.5) double shift) {
        new StepIdentities(trial(chance, order, 1, Trial.LATE), MixtureLaw.CURVED).unbiased(shift, EXACT);
    }

    /** r <= s <= t within [0, 1], and losses are numbers, wherever the curricula stand. */
    @Property(tries = 15)
    @Requires(
            without = {Perceptual.class, CompareFeatures.class},
            traits = Trait.SEES_POINTS)
    public final void timesAreOrderedThroughoutTheCurricula(
            @ForAll("chances") Chance chance,
            @ForAll Evaluations order,
            @ForAll @IntRange(min = 0, max = 60_000) int course) {
        NormalLaw law = new NormalLaw(0.2, 0.3);
        Map<String, Array> values = new StepIdentities(trial(chance, order, 2, course), law).run();
        Identity ordered = new Identity("0 <= r <= s <= t <= 1");
        for (int row = 0; row < values.get("t").values().length; row++) {
            double t = values.get("t").values()[row];
            double s = values.get("s").values()[row];
            double r = values.get("r").values()[row];
            double rounding = 1e-12;
            boolean holds = r >= 0 && r <= s + rounding && s <= t + rounding && t <= 1 + rounding;
            ordered.check(holds, "it is not so", "t", t, "s", s, "r", r, "step", course);
            double loss = values.get("loss").values()[row];
            new Identity("the loss of a row is a number")
                    .check(Double.isFinite(loss), "loss = " + loss, "t", t, "s", s, "r", r, "step", course);
        }
    }

    /** Methods of the recipe over tensors return numbers in range, wherever the curricula stand. */
    @Property(tries = 15)
    @Requires(traits = Trait.TENSOR_METHODS)
    public final void methodsOverTensorsStayInRange(
            @ForAll("chances") Chance chance,
            @ForAll Evaluations order,
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll @IntRange(min = 0, max = 60_000) int course) {
        Trial trial = trial(chance, order, dimension, course);
        TrainingStep step = trial.write(new ExactNetwork(pipeline(), new NormalLaw(-0.3, 0.2)));
        Map<String, Array> images = Map.of("images", trial.samples(new NormalLaw(0.3, 0.4)));
        for (TensorCall call : step.calls()) {
            List<Array> given = List.copyOf(
                    trial.run(step, call.given(step.graph()), images).values());
            Optional<String> fault = call.fault(given, call.value(given));
            new Identity(call.method().signature() + " returns " + call.method().returns())
                    .check(fault.isEmpty(), fault.orElse(""));
        }
    }

    // ------------------------------------------------------------------ components

    /** u = u_null + omega / (1 - kappa) (u_y - u_null) is what guidance leaves alone. */
    @Property(tries = 10)
    @Requires(
            value = Guidance.class,
            without = {PlugInVelocity.class, TensorVelocity.class, Perceptual.class, NoiseToData.class},
            traits = Trait.SEES_POINTS)
    public final void guidanceHasItsFixedPoint(@ForAll("chances") Chance chance, @ForAll Evaluations order) {
        Guidance guidance = pipeline().card().find(Guidance.class).orElseThrow();
        double omega = guidance.omega();
        double kappa = guidance.kappa();
        boolean everywhere = guidance.from() <= 0 && guidance.until() >= 1;
        Trial trial = trial(chance, order, 1, Trial.LATE);
        double scale = omega / (1 - kappa);
        TrainingStep step = trial.write(GuidedNetwork.by(pipeline(), scale));
        int rows = trial.size().rows();
        double[] labels = new double[rows];
        double[] points = new double[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % Trial.CLASSES;
            points[row] = GuidedNetwork.point(row % Trial.CLASSES);
        }
        Map<String, Array> values =
                trial.run(step, Map.of("images", new Array(points, rows, 1), "labels", new Array(labels, rows)));
        Identity fixed = new Identity("omega v + kappa u_y + (1 - omega - kappa) u_null = u_null + "
                + "omega / (1 - kappa) (v - u_null) for a network that has learned it");
        for (int row = 0; row < rows; row++) {
            double t = values.get("t").values()[row];
            double r = values.get("r").values()[row];
            boolean labelled = values.get("y_used").values()[row] < Trial.CLASSES;
            boolean guided = values.get("cfg_mask").values()[row] == 1;
            if (labelled && guided && (everywhere || r == t)) {
                double wanted = values.get("u").values()[row];
                double found = values.get("u_target").values()[row];
                fixed.check(wanted, found, tolerance(EXACT), "t", t, "r", r, "omega", omega, "kappa", kappa);
            }
        }
    }

    /** u = u_null + omega (u_y - u_null) is what guidance that the network is told leaves alone, at each scale. */
    @Property(tries = 10)
    @Requires(
            value = GuidanceInput.class,
            without = {PlugInVelocity.class, TensorVelocity.class, Perceptual.class, CompareSamples.class})
    public final void toldGuidanceHasItsFixedPoint(@ForAll("chances") Chance chance, @ForAll Evaluations order) {
        Trial trial = trial(chance, order, 1, Trial.LATE);
        TrainingStep step = trial.write(GuidedNetwork.asTold(pipeline()));
        Map<String, Array> values = trial.run(step, ofClasses(trial, Map.of()));
        Identity fixed = new Identity(
                "v + (1 - 1/omega) (u_y - u_null) = u_null + omega (v - u_null) for a network that has learned it");
        for (int row = 0; row < trial.size().rows(); row++) {
            double wanted = values.get("u").values()[row];
            double found = values.get("u_target").values()[row];
            double t = values.get("t").values()[row];
            double r = values.get("r").values()[row];
            if (values.get("y_used").values()[row] < Trial.CLASSES) {
                fixed.check(
                        wanted,
                        found,
                        tolerance(EXACT),
                        "t",
                        t,
                        "r",
                        r,
                        "omega",
                        values.get("omega").values()[row]);
            }
        }
    }

    /** Whatever a network says: at omega = 1 the velocity is the sample's own, and without a label no scale is told. */
    @Property(tries = 10)
    @Requires(
            value = GuidanceInput.class,
            without = {PlugInVelocity.class, TensorVelocity.class, Perceptual.class, CompareSamples.class})
    public final void noGuidanceIsToldAsNone(@ForAll("chances") Chance chance, @ForAll Evaluations order) {
        Trial trial = trial(chance, order, 1, Trial.LATE);
        int rows = trial.size().rows();
        GuidedNetwork wrong = new GuidedNetwork(
                pipeline(),
                condition -> condition.guidance().orElseThrow().sum(1).times(0.7));
        TrainingStep step = trial.write(wrong);
        Map<String, Array> values = trial.run(step, ofClasses(trial, Map.of("draw.guidance_u", Array.zeros(rows))));
        Identity own = new Identity("v + (1 - 1/omega) (u_y - u_null) = v at omega = 1");
        for (int row = 0; row < rows; row++) {
            double t = values.get("t").values()[row];
            if (values.get("r").values()[row] == t) {
                own.check(
                        values.get("v_t").values()[row], values.get("u_target").values()[row], EXACT, "t", t);
            }
        }
        double[] before = loss(trial, step, 0.2);
        double[] after = loss(trial, step, 0.9);
        Identity free = new Identity("the loss of rows without a label does not depend on omega");
        for (int row = 0; row < rows; row++) {
            free.check(before[row], after[row], 0, "t", values.get("t").values()[row]);
        }
    }

    /** Losses of rows whose labels are all dropped. */
    private static double[] loss(Trial trial, TrainingStep step, double draw) {
        int rows = trial.size().rows();
        double[] draws = new double[rows];
        Arrays.fill(draws, draw);
        return trial.run(
                        step,
                        ofClasses(
                                trial,
                                Map.of(
                                        "draw.guidance_u",
                                        new Array(draws, rows),
                                        "draw.label_dropout_u",
                                        Array.zeros(rows))))
                .get("loss")
                .values();
    }

    /** Samples that are the points of their classes, guided at all times. */
    private static Map<String, Array> ofClasses(Trial trial, Map<String, Array> draws) {
        int rows = trial.size().rows();
        double[] labels = new double[rows];
        double[] points = new double[rows];
        double[] whole = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % Trial.CLASSES;
            points[row] = GuidedNetwork.point(row % Trial.CLASSES);
            whole[2 * row + 1] = 1;
        }
        Map<String, Array> given = new HashMap<>(draws);
        given.put("images", new Array(points, rows, 1));
        given.put("labels", new Array(labels, rows));
        given.put("draw.guidance_window", new Array(whole, rows, 2));
        return given;
    }

    /** The plug-in estimate means a sample within the batch, and does not depend on the order of its rows. */
    @Property(tries = 10)
    @Requires(PlugInVelocity.class)
    public final void plugInVelocityIsAMeanOverTheBatch(@ForAll("chances") Chance chance) {
        Trial trial = trial(chance, Evaluations.REFERENCE, 1, Trial.LATE);
        NormalLaw law = new NormalLaw(0.2, 0.4);
        Map<String, Array> values = new StepIdentities(trial, law).run();
        Array samples = trial.samples(law);
        double least = Arrays.stream(samples.values()).min().orElseThrow();
        double most = Arrays.stream(samples.values()).max().orElseThrow();
        Identity hull = new Identity("(sigma' x - sigma v*) / D lies within the samples of the batch");
        Path path = pipeline().path();
        Array means = Plane.values(
                p -> path.sigmaPrime(p.t())
                        .over(p.z())
                        .times(p.z())
                        .minus(path.sigma(p.t()).over(p.z()).times(p.v()))
                        .dividedBy(path.wronskian(p.t()).over(p.z())),
                List.of(values.get("z_t"), values.get("vplug"), values.get("t"), values.get("s"), values.get("r")));
        for (int row = 0; row < means.values().length; row++) {
            double mean = means.values()[row];
            hull.check(
                    mean >= least - EXACT && mean <= most + EXACT,
                    mean + " is not in [" + least + ", " + most + "]",
                    "t",
                    values.get("t").values()[row]);
        }
        Trial reversed = new Trial(
                pipeline(), trial.size(), new Reversed(chance, trial.size().rows()), Trial.LATE);
        double[] there = new StepIdentities(reversed, law).run().get("vplug").values();
        double[] here = values.get("vplug").values();
        Identity permuted = new Identity("v* of a permuted batch is v* permuted");
        for (int row = 0; row < here.length; row++) {
            permuted.check(
                    here[row],
                    there[here.length - 1 - row],
                    EXACT,
                    "t",
                    values.get("t").values()[row]);
        }
    }

    /** The kernel's distance of two groups is not negative, and no group meets another. */
    @Property(tries = 10)
    @Requires(GroupedKernel.class)
    public final void groupsAreComparedWithinThemselves(@ForAll("chances") Chance chance, @ForAll Evaluations order) {
        Trial trial = trial(chance, order, 2, Trial.LATE);
        ExactNetwork wrong = new ExactNetwork(pipeline(), new NormalLaw(-0.3, 0.2));
        TrainingStep step = trial.write(wrong);
        Array samples = trial.samples(new NormalLaw(0.3, 0.4));
        double[] moved = samples.values().clone();
        int size = group();
        for (int i = 0; i < size * 2; i++) {
            moved[i] += 0.5;
        }
        double[] before = trial.run(step, Map.of("images", samples)).get("loss").values();
        double[] after = trial.run(step, Map.of("images", new Array(moved, samples.shape())))
                .get("loss")
                .values();
        for (int start = 0; start < before.length; start += size) {
            double sum = 0;
            for (int row = start; row < start + size; row++) {
                sum += before[row];
                if (start > 0) {
                    new Identity("a group's loss depends on its own rows")
                            .check(before[row], after[row], 1e-12, "row", row, "group size", size);
                }
            }
            new Identity("MMD(X, Y)^2 >= 0").check(sum >= -1e-3, "it is " + sum, "group", start / size);
        }
    }

    /** The adaptive weight of power 1 leaves E / (E + c), which is below 1, of the main loss and of a velocity head's. */
    @Property(tries = 10)
    @Requires(
            value = AdaptiveWeight.class,
            without = {VariationalWeight.class, VelocityTerm.class, DataTerm.class},
            traits = Trait.FULL_ADAPTIVE_WEIGHT)
    public final void adaptiveWeightBoundsTheLoss(@ForAll("chances") Chance chance, @ForAll Evaluations order) {
        ExactNetwork wrong = new ExactNetwork(pipeline(), new NormalLaw(-0.3, 0.2));
        Trial trial = trial(chance, order, 2, Trial.LATE);
        double[] losses = trial.run(trial.write(wrong), Map.of("images", trial.samples(new NormalLaw(0.3, 0.4))))
                .get("loss")
                .values();
        double most = 1
                + pipeline()
                        .card()
                        .find(VelocityHead.class)
                        .map(VelocityHead::weight)
                        .orElse(0.0);
        for (double loss : losses) {
            new Identity("0 <= E / (E + c) < 1").check(loss >= 0 && loss < most, "it is " + loss);
        }
    }

    // ------------------------------------------------------------------ samples and training

    /**
     * One step of the exact network takes noise to where the flow takes it, unless it follows a velocity; a single point is met in
     * many steps, too.
     */
    @Property(tries = 15)
    public final void samplesFollowTheFlow(
            @ForAll @DoubleRange(min = -2, max = 2) double latent,
            @ForAll @IntRange(min = 1, max = 5) int steps,
            @ForAll @DoubleRange(min = -0.8, max = 0.8) double mean,
            @ForAll @DoubleRange(min = 0.1, max = 2) double variance) {
        boolean flow = pipeline().card().has(FlowTimes.class)
                || pipeline().card().has(HeunSampler.class)
                || pipeline().card().has(ExtrapolatingSampler.class);
        boolean skip = pipeline().card().has(BoundarySkip.class);
        compareSample(latent, 1, new NormalLaw(mean, flow ? 0 : variance));
        compareSample(latent, skip ? 1 : steps, new NormalLaw(mean, 0));
    }

    private void compareSample(double latent, int steps, NormalLaw law) {
        Pipeline pipeline = pipeline();
        SamplingStep step = new SamplingStep(
                new TrainingStep.Batch(Shape.of(1), 1, Trial.CLASSES),
                new ExactNetwork(pipeline, law),
                new Told(pipeline.scaling()),
                steps,
                1);
        pipeline.sample(step);
        Map<String, Array> inputs = new LinkedHashMap<>();
        for (String noise : step.noises()) {
            inputs.put(noise, new Array(new double[] {latent}, 1, 1));
        }
        inputs.put("labels", new Array(new double[] {0}, 1));
        double found =
                Interpreter.run(step.graph(), inputs).get(SamplingStep.RESULT).values()[0];
        double noise = pipeline.scaling().noise();
        double start = noise * latent * Plane.value(p -> pipeline.path().sigma(p.t()), 0, 1, 0, 0);
        double wanted = Plane.value(
                p -> law.flow(
                        pipeline.path(), noise, p.z(), p.t(), pipeline.solver().reached(p.r())),
                start,
                1,
                0,
                0);
        new Identity("samples = X_{1,0}(noise)")
                .check(wanted, found, EXACT, "noise", start, "steps", steps, "data", law);
    }

    /**
     * Training an affine network ends at the closed form: mean and deviation of the data, in as many dimensions, 1 to 16,
     * as the recipe's name decides. The same numbers are drawn each time.
     */
    @Example
    @Requires(
            without = {Perceptual.class, CompareFeatures.class},
            traits = Trait.SEES_POINTS)
    public final void trainingReachesTheClosedForm() {
        int dimension = 1 + Math.floorMod(pipeline().card().recipe().hashCode(), 16);
        NormalLaw law = new NormalLaw(0.4, 0.36);
        long[] draw = {0};
        // sets meet in pairs
        int most = pipeline().card().has(NoiseToData.class) ? 32 : 256;
        Trial.Size size = new Trial.Size(rows(Math.min(most, 1024 / dimension)), dimension, Evaluations.PLANNED);
        double[] found = new LearnedNormal(pipeline()).train(law, size, () -> new Independent(draw[0]++));
        double distance = Math.hypot(found[0] - law.mean(), found[1] - law.deviation()) / law.deviation();
        new Identity("training an affine network ends at the closed form: W2 / deviation <= " + affineTolerance())
                .check(
                        distance <= affineTolerance(),
                        "W2 / deviation = " + distance,
                        "dimension",
                        dimension,
                        "mean",
                        found[0] + " of " + law.mean(),
                        "deviation",
                        found[1] + " of " + law.deviation());
    }

    // ------------------------------------------------------------------ what properties draw

    /** Three numbers that everything else follows from. */
    @Provide
    Arbitrary<Chance> chances() {
        Arbitrary<Double> number = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(number, number, number).as(Chance::new);
    }

    private Trial trial(Numbers numbers, Evaluations order, int dimension, int course) {
        return new Trial(pipeline(), new Trial.Size(rows(32), dimension, order), numbers, course);
    }

    /** The smallest batch from a size on that the design can be trained with. */
    private int rows(int least) {
        int rows = group() * ((least + group() - 1) / group());
        NetworkInputs inputs = NetworkInputs.all("exact");
        Shape sample = Shape.of(1);
        while (true) {
            Opening.Training training = new Opening.Training(rows, Trial.CLASSES, inputs, sample, false);
            boolean enough = pipeline().obligations().stream()
                    .filter(BatchHoldsEveryStep.class::isInstance)
                    .allMatch(held -> held.unmet(training).isEmpty());
            if (enough) {
                return rows;
            }
            rows *= 2;
        }
    }

    /** Rows of a group, 1 where rows stand alone. */
    private int group() {
        return pipeline().obligations().stream()
                .filter(GroupsDivideBatch.class::isInstance)
                .mapToInt(obligation -> ((GroupsDivideBatch) obligation).size())
                .findFirst()
                .orElse(1);
    }

    private Law law(boolean mixture, double mean, double variance) {
        return mixture && Trait.MODERATE_NOISE.of(pipeline()) ? MixtureLaw.CURVED : new NormalLaw(mean, variance);
    }

    /** Differences instead of derivatives are right to their step only. */
    private double tolerance(double usual) {
        return pipeline().card().has(FiniteDifference.class) ? 2e-2 : usual;
    }
}
