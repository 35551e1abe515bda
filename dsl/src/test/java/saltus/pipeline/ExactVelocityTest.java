package saltus.pipeline;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import saltus.graph.Array;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** With the exact average velocity as the network, target and prediction are one: the fixed point of every design. */
class ExactVelocityTest {
    private static final int BATCH = 12;
    private static final double POINT = 0.7;

    /** Single-point data on the linear path: u = (z - x) / t, whatever r. */
    private record PointNetwork() implements TrainingStep.Binding {
        @Override
        public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
            return (z, r, t, condition) -> z.minus(POINT).dividedBy(t.over(z));
        }
    }

    @Provide
    Arbitrary<Path> paths() {
        return Arbitraries.of(new LinearPath(), new CosinePath(), PlainPath.POLYNOMIAL);
    }

    @Property
    void meanFlowOnASinglePoint(@ForAll Evaluations evaluations, @ForAll boolean separate, @ForAll long seed) {
        TrainingStep step = step(new PointNetwork(), separate, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.logitNormal(-0.4, 1, 0.5, InnerSplit.fraction(0)).draw(step));
        Tensor target = new ContinuousTarget().of(examples, examples.velocity());
        assertFixed(step, examples, target, onePoint(seed), 1e-12);
    }

    @Property
    void shortcutDiffusionOnASinglePoint(@ForAll Evaluations evaluations, @ForAll boolean separate, @ForAll long seed) {
        TrainingStep step = step(new PointNetwork(), separate, evaluations);
        Examples examples = Examples.of(step, new LinearPath(), step.labels(), new DyadicLaw(16, 0.5).draw(step));
        Tensor target = DiscreteTarget.of(0.5, Double.POSITIVE_INFINITY).alongNetwork(examples, examples.velocity());
        assertFixed(step, examples, target, onePoint(seed), 1e-12);
    }

    @Property
    void discreteTargetsAlongTheConditionalVelocityOfASinglePoint(
            @ForAll Evaluations evaluations,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double inner,
            @ForAll long seed) {
        TrainingStep step = step(new PointNetwork(), false, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.uniform(0.3, InnerSplit.fraction(inner)).draw(step));
        Tensor target = DiscreteTarget.of(inner, Double.POSITIVE_INFINITY).alongVelocity(examples, examples.velocity());
        assertFixed(step, examples, target, onePoint(seed), 1e-12);
    }

    @Property
    void continuousTargetsOnEveryPathForNormalData(
            @ForAll Evaluations evaluations,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 2) double variance,
            @ForAll long seed) {
        GaussianNetwork network = new GaussianNetwork(path, POINT, variance);
        TrainingStep step = step(network, false, evaluations);
        Examples examples = Examples.of(
                step,
                network.path(),
                step.labels(),
                PairLaw.logitNormal(0, 1, 0.3, InnerSplit.fraction(0)).draw(step));
        Tensor velocity = network.velocity(examples.z(), examples.times().t());
        Tensor target = new ContinuousTarget().of(examples, velocity);
        assertFixed(step, examples, target, new StepTrial(seed), 1e-12);
    }

    @Property
    void continuousDdimTargetsOnEveryPathForNormalData(
            @ForAll Evaluations evaluations,
            @ForAll("paths") Path path,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0.1, max = 2) double variance,
            @ForAll long seed) {
        GaussianNetwork network = new GaussianNetwork(path, POINT, variance);
        TrainingStep step = step(network.velocityHead(), separate, evaluations);
        Examples examples = Examples.of(
                step,
                path,
                step.labels(),
                PairLaw.logitNormal(0, 1, 0.3, InnerSplit.fraction(0)).draw(step));
        Tensor velocity = network.velocity(examples.z(), examples.times().t());
        Tensor target = new ContinuousDdimTarget(path).of(examples, velocity);
        assertFixed(step, examples, target, new StepTrial(seed), 1e-12);
    }

    @Property
    void ownVelocitiesOnEveryPathForNormalData(
            @ForAll Evaluations evaluations, @ForAll("paths") Path path, @ForAll long seed) {
        GaussianNetwork network = new GaussianNetwork(path, POINT, 0.8);
        TrainingStep step = step(network, false, evaluations);
        Examples examples = Examples.of(
                step,
                path,
                step.labels(),
                PairLaw.logitNormal(0, 1, 0.3, InnerSplit.fraction(0)).draw(step));
        Tensor velocity = network.velocity(examples.z(), examples.times().t());
        Tensor own = OwnVelocity.of(examples, velocity);
        step.probe("own", own);
        step.probe("velocity", velocity);
        Map<String, Array> out = new StepTrial(seed).run(step);
        Near.check(out.get("velocity"), out.get("own"), 1e-12, () -> "");
    }

    @Property
    void onTheLinearPathTheDdimTargetIsTheStraightOne(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0, max = 1) double rho,
            @ForAll long seed) {
        Array straight = warmedUp(
                evaluations,
                separate,
                rho,
                seed,
                (examples, factor) -> new ContinuousTarget(
                                TangentShape.PLAIN.warmedUp(factor), NetworkDerivative.forward())
                        .of(examples, examples.velocity()));
        Array stepped = warmedUp(
                evaluations,
                separate,
                rho,
                seed,
                (examples, factor) -> new ContinuousDdimTarget(
                                new LinearPath(), TangentShape.PLAIN.warmedUp(factor), NetworkDerivative.forward())
                        .of(examples, examples.velocity()));
        Near.check(straight, stepped, 1e-12, () -> "rho = " + rho);
    }

    private static Array warmedUp(
            Evaluations evaluations,
            boolean separate,
            double rho,
            long seed,
            BiFunction<Examples, Tensor, Tensor> target) {
        TrainingStep step = step(new TinyNetwork(2, 1), separate, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.logitNormal(0, 1, 0.3, InnerSplit.fraction(0)).draw(step));
        Tensor factor = examples.z().graph().scalar(rho);
        step.probe("expected", examples.inOrder(target.apply(examples, factor)));
        return new StepTrial(seed).run(step).get("expected");
    }

    @Property
    void discreteTargetsOnEveryPathForNormalData(
            @ForAll Evaluations evaluations,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double inner,
            @ForAll @DoubleRange(min = 0.1, max = 2) double variance,
            @ForAll long seed) {
        GaussianNetwork network = new GaussianNetwork(path, POINT, variance);
        TrainingStep step = step(network, false, evaluations);
        Examples examples = Examples.of(
                step,
                network.path(),
                step.labels(),
                PairLaw.logitNormal(0, 1, 0.3, InnerSplit.fraction(inner)).draw(step));
        Tensor velocity = network.velocity(examples.z(), examples.times().t());
        Tensor target = DiscreteTarget.of(inner, Double.POSITIVE_INFINITY).alongNetwork(examples, velocity);
        assertFixed(step, examples, target, new StepTrial(seed), 1e-12);
    }

    @Property
    void bothEndsOfASinglePointAlongTheConditionalVelocity(
            @ForAll Evaluations evaluations, @ForAll("paths") Path path, @ForAll boolean separate, @ForAll long seed) {
        TrainingStep step = step(new GaussianNetwork(path, POINT, 0), separate, evaluations);
        Examples examples = randomlySplit(step, path);
        SampleTarget target = new SampleTarget(SolverMap.euler(), SolverMap.ddim(path), SolverMap.euler());
        assertMeet(
                step,
                examples,
                target.alongVelocity(examples, examples.velocity(), examples.prediction()),
                onePoint(seed));
    }

    @Property
    void bothEndsAlongTheNetworkForNormalData(
            @ForAll Evaluations evaluations,
            @ForAll("paths") Path path,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0, max = 2) double variance,
            @ForAll long seed) {
        TrainingStep step = step(new GaussianNetwork(path, POINT, variance), separate, evaluations);
        Examples examples = randomlySplit(step, path);
        SampleTarget target = new SampleTarget(SolverMap.euler(), SolverMap.euler(), SolverMap.euler());
        assertMeet(step, examples, target.alongNetwork(examples, examples.prediction()), new StepTrial(seed));
    }

    private static Examples randomlySplit(TrainingStep step, Path path) {
        Times times = PairLaw.logitNormal(0, 1, 0.3, InnerSplit.random(step)).draw(step);
        return Examples.of(step, path, step.labels(), times);
    }

    private static void assertMeet(TrainingStep step, Examples examples, SampleTarget.Ends ends, StepTrial trial) {
        examples.probe("prediction", ends.prediction());
        examples.probe("expected", ends.target());
        Map<String, Array> out = trial.run(step);
        Near.check(
                out.get("expected"),
                out.get("prediction"),
                1e-10,
                () -> step.graph().toString());
    }

    private static TrainingStep step(TrainingStep.Binding network, boolean separate, Evaluations evaluations) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(2), BATCH, 1), network, Scaling.NONE, separate, evaluations);
    }

    private static StepTrial onePoint(long seed) {
        double[] points = new double[BATCH * 2];
        Arrays.fill(points, POINT);
        return new StepTrial(seed).with("images", new Array(points, BATCH, 2));
    }

    private static void assertFixed(
            TrainingStep step, Examples examples, Tensor target, StepTrial trial, double tolerance) {
        // where they lead: the rounding that a division by a short way enlarges is none of that
        Times times = examples.times();
        Tensor length = times.shortcut()
                .choose(times.t().minus(times.r()), times.t().ones())
                .over(target);
        step.probe("prediction", examples.prediction().times(length));
        step.probe("expected", target.times(length));
        Map<String, Array> out = trial.run(step);
        Near.check(
                out.get("expected"),
                out.get("prediction"),
                tolerance,
                () -> step.graph().toString());
    }
}
