package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import saltus.Reduction;
import saltus.graph.Array;
import saltus.graph.Passes;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** The planned order of evaluations has the values and the gradient of the reference order, whatever the design. */
class EvaluationsTest {
    private static final int CLASSES = 3;

    /** The ways in which a step may find its target. */
    private enum Design {
        FLOW,
        CONTINUOUS,
        DYADIC,
        DISCRETE_ALONG_VELOCITY,
        DISCRETE_ALONG_NETWORK,
        SOLVED_ALONG_VELOCITY,
        SOLVED_ALONG_NETWORK,
        BY_TIMES,
        SHAPED,
        SHAPED_DDIM,
        TAUGHT,
        TAUGHT_AT_END,
        GROUPED;

        /** Writes a step and its loss; yields the target in the order of the batch. */
        Tensor write(TrainingStep step, StepTrial trial, Path path) {
            return switch (this) {
                case FLOW -> flow(step, trial, path);
                case CONTINUOUS -> continuous(step, trial, path);
                case DYADIC -> dyadic(step, trial, path);
                case DISCRETE_ALONG_VELOCITY -> discreteAlongVelocity(step, trial, path);
                case DISCRETE_ALONG_NETWORK -> discreteAlongNetwork(step, trial, path);
                case SOLVED_ALONG_VELOCITY -> solvedAlongVelocity(step, trial, path);
                case SOLVED_ALONG_NETWORK -> solvedAlongNetwork(step, trial, path);
                case BY_TIMES -> byTimes(step, trial, path);
                case SHAPED -> shaped(step, trial, path, false);
                case SHAPED_DDIM -> shaped(step, trial, path, true);
                case TAUGHT -> taught(step, trial, path);
                case TAUGHT_AT_END -> taughtAtEnd(step, trial, path);
                case GROUPED -> grouped(step, trial, path);
            };
        }
    }

    @Property(tries = 400)
    void bothOrdersHaveTheSameValuesAndTheSameGradient(
            @ForAll Design design, @ForAll boolean separateTarget, @ForAll boolean preconditioned, @ForAll long seed) {
        double deviation = preconditioned ? 0.5 : 1;
        TrainingStep planned = write(design, separateTarget, deviation, Evaluations.PLANNED, seed);
        TrainingStep reference = write(design, separateTarget, deviation, Evaluations.REFERENCE, seed);
        Map<String, Array> found = new StepTrial(seed).run(planned);
        Map<String, Array> expected = new StepTrial(seed).run(reference);
        Set<String> common = new HashSet<>(expected.keySet());
        common.retainAll(found.keySet());
        common.removeIf(EvaluationsTest::isOfOneOrder);
        assertTrue(common.containsAll(
                List.of("z_t", "v_t", "u", "u_target", "loss", TrainingStep.LOSS, TrainingStep.ERROR, "slope")));
        for (String name : common) {
            Near.check(expected.get(name), found.get(name), 1e-11, () -> name + "\n" + planned.graph());
        }
        assertEquals(planned.draws(), reference.draws());
    }

    @Property(tries = 100)
    void theStandardPassesKeepAStepsValues(@ForAll Design design, @ForAll boolean separate, @ForAll long seed) {
        TrainingStep step = write(design, separate, 1, Evaluations.PLANNED, seed);
        Map<String, Array> before = new StepTrial(seed).run(step);
        Map<String, Array> after = new StepTrial(seed).run(Passes.STANDARD.apply(step.graph()), step);
        assertEquals(List.copyOf(before.keySet()), List.copyOf(after.keySet()));
        before.forEach((name, array) -> Near.check(array, after.get(name), 0, () -> name));
    }

    /** Values that an order of evaluations has on other rows than the other order. */
    private static boolean isOfOneOrder(String name) {
        return Set.of("dudt", "z_s", "vplug_weights", "vplug_select").contains(name) || name.startsWith("tgt_");
    }

    private static TrainingStep write(
            Design design, boolean separate, double deviation, Evaluations evaluations, long seed) {
        StepTrial trial = new StepTrial(seed);
        Random random = trial.random("size");
        Shape sample = random.nextBoolean() ? Shape.of(2) : Shape.of(2, 3);
        int rows = design == Design.GROUPED ? 3 * (2 + random.nextInt(3)) : 4 + random.nextInt(9);
        TrainingStep.Batch batch = new TrainingStep.Batch(sample, rows, CLASSES);
        TinyNetwork network = new TinyNetwork(sample.dim(-1).size(), CLASSES);
        TrainingStep step = new TrainingStep(
                batch,
                network,
                Scaling.constant(deviation, deviation),
                separate,
                evaluations,
                Optional.of(Teacher.of(network, Scaling.NONE, 0)));
        Path path = random.nextBoolean() ? new LinearPath() : new CosinePath();
        step.probe("target", design.write(step, trial, path));
        StepTrial.yieldSlope(step, TrainingStep.LOSS);
        return step;
    }

    private static Tensor finish(
            TrainingStep step, StepTrial trial, Examples examples, Tensor prediction, Tensor target) {
        Random random = trial.random("loss");
        Tensor error = prediction.minus(target);
        Tensor rows = new SquaredError(random.nextBoolean() ? Reduction.SUM : Reduction.MEAN).of(error);
        Tensor weighted = random.nextBoolean() ? new AdaptiveWeighting(1, 1e-3).of(rows) : rows;
        examples.probe("loss", weighted);
        step.loss(examples.inOrder(weighted), error);
        return examples.inOrder(target);
    }

    private static Tensor flow(TrainingStep step, StepTrial trial, Path path) {
        Examples examples = Examples.of(step, path, step.labels(), new FlowLaw().draw(step));
        Tensor prediction = examples.prediction();
        examples.probe("u_target", examples.velocity());
        return finish(step, trial, examples, prediction, examples.velocity());
    }

    private static Guided guided(Random random) {
        return new Guided(random.nextBoolean() ? 1 : 3 * random.nextDouble(), 0.2 * random.nextDouble(), 0.8);
    }

    private static Tensor taught(TrainingStep step, StepTrial trial, Path path) {
        Random random = trial.random("design");
        Times times = PairLaw.logitNormal(-0.4, 1, random.nextDouble(), InnerSplit.fraction(0))
                .draw(step);
        Examples examples = Examples.of(step, path, new LabelDropping(0.2).onAllRows(step), times);
        Tensor prediction = examples.prediction();
        TaughtVelocity teacher = new TaughtVelocity(guided(random));
        Tensor velocity = random.nextBoolean() ? teacher.of(examples, random.nextDouble()) : examples.velocity();
        Tensor direction = random.nextBoolean() ? velocity : teacher.onShortcuts(examples, velocity);
        return finish(step, trial, examples, prediction, new ContinuousTarget().of(examples, velocity, direction));
    }

    private static Tensor taughtAtEnd(TrainingStep step, StepTrial trial, Path path) {
        Random random = trial.random("design");
        Times times = PairLaw.logitNormal(-0.4, 1, random.nextDouble(), InnerSplit.fraction(1))
                .draw(step);
        Examples examples = Examples.of(step, path, new LabelDropping(0.2).onAllRows(step), times);
        LagrangianTarget.Sides sides = new LagrangianTarget(SolverMap.ddim(path), new TaughtVelocity(guided(random)))
                .of(examples, examples.velocity(), examples.prediction());
        return finish(step, trial, examples, sides.prediction(), sides.target());
    }

    private static Tensor continuous(TrainingStep step, StepTrial trial, Path path) {
        Random random = trial.random("design");
        Times times = PairLaw.logitNormal(-0.4, 1, random.nextDouble(), InnerSplit.fraction(0))
                .draw(step);
        Examples examples = Examples.of(step, path, new LabelDropping(0.2).onAllRows(step), times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        if (random.nextInt(4) > 0) {
            double kappa = random.nextBoolean() ? 0 : 0.6 * random.nextDouble();
            double from = 0.6 * random.nextDouble();
            double until = from + 0.8 * random.nextDouble();
            velocity =
                    new MixedVelocity(2 * random.nextDouble(), kappa, from, until).of(examples, velocity, prediction);
        }
        return finish(step, trial, examples, prediction, new ContinuousTarget().of(examples, velocity));
    }

    private static Tensor dyadic(TrainingStep step, StepTrial trial, Path path) {
        DyadicLaw law = new DyadicLaw(4, 0.7);
        Times times = law.draw(step);
        Examples examples = Examples.of(step, path, new LabelDropping(0.3).onFlowRows(step, times), times);
        Tensor prediction = examples.prediction();
        DiscreteTarget target = DiscreteTarget.of(0.5, 1.5);
        boolean guided = trial.random("design").nextBoolean();
        DiscreteTarget chosen = guided ? target.guided(1.5, law.smallest()) : target;
        return finish(step, trial, examples, prediction, chosen.alongNetwork(examples, examples.velocity()));
    }

    private static Tensor discreteAlongVelocity(TrainingStep step, StepTrial trial, Path path) {
        Examples examples = Examples.of(step, path, step.labels(), pairs(step, trial));
        Tensor prediction = examples.prediction();
        Tensor target = DiscreteTarget.of(0.3, Double.POSITIVE_INFINITY).alongVelocity(examples, examples.velocity());
        return finish(step, trial, examples, prediction, target);
    }

    private static Tensor discreteAlongNetwork(TrainingStep step, StepTrial trial, Path path) {
        Examples examples = Examples.of(step, path, step.labels(), pairs(step, trial));
        Tensor prediction = examples.prediction();
        Tensor target = DiscreteTarget.of(0.3, 2).alongNetwork(examples, examples.velocity());
        return finish(step, trial, examples, prediction, target);
    }

    private static Tensor solvedAlongVelocity(TrainingStep step, StepTrial trial, Path path) {
        Examples examples = Examples.of(step, path, step.labels(), pairs(step, trial));
        Tensor prediction = examples.prediction();
        Tensor target = solved(trial, path).alongVelocity(examples, examples.velocity());
        return finish(step, trial, examples, prediction, target);
    }

    private static Tensor solvedAlongNetwork(TrainingStep step, StepTrial trial, Path path) {
        Examples examples = Examples.of(step, path, step.labels(), pairs(step, trial));
        Tensor prediction = examples.prediction();
        Tensor target = solved(trial, path).alongNetwork(examples, examples.velocity());
        return finish(step, trial, examples, prediction, target);
    }

    private static Tensor byTimes(TrainingStep step, StepTrial trial, Path path) {
        Times times = PairLaw.uniform(0.3, InnerSplit.random(step)).draw(step);
        Examples examples = Examples.of(step, path, step.labels(), times);
        Tensor prediction = examples.prediction();
        DiscreteTarget target = DiscreteTarget.byTimes(Double.POSITIVE_INFINITY);
        Tensor found = trial.random("design").nextBoolean()
                ? target.alongVelocity(examples, examples.velocity())
                : target.alongNetwork(examples, examples.velocity());
        return finish(step, trial, examples, prediction, found);
    }

    /** Led by the estimate, differentiated along the network's own velocity, by whichever derivative. */
    private static Tensor shaped(TrainingStep step, StepTrial trial, Path path, boolean ddim) {
        Random random = trial.random("design");
        Examples examples = Examples.of(step, path, step.labels(), pairs(step, trial));
        Tensor prediction = examples.prediction();
        Tensor velocity = new PlugInVelocity(path, random.nextDouble(), random.nextBoolean()).of(examples);
        Tensor direction = random.nextBoolean() ? OwnVelocity.of(examples, velocity) : examples.velocity();
        TangentShape shape = TangentShape.PLAIN;
        shape = random.nextBoolean() ? shape.warmedUp(step.progress(2_000_000)) : shape;
        shape = random.nextBoolean() ? shape.scaledByAlpha(path) : shape;
        shape = random.nextBoolean() ? shape.normalised(0.1) : shape;
        NetworkDerivative.Mode mode =
                random.nextBoolean() ? NetworkDerivative.forward() : NetworkDerivative.difference(0.05);
        Tensor target = ddim
                ? new ContinuousDdimTarget(path, shape, mode).of(examples, velocity, direction)
                : new ContinuousTarget(shape, mode).of(examples, velocity, direction);
        return finish(step, trial, examples, prediction, target);
    }

    private static Tensor grouped(TrainingStep step, StepTrial trial, Path path) {
        Random random = trial.random("design");
        Times times = new GroupLaw(3, 0.99, InnerSplit.etaDecrement(path, 3, 0.9, true)).draw(step);
        Examples examples = Examples.of(step, path, step.labels(), times);
        Tensor prediction = examples.prediction();
        SolverMap solver = SolverMap.ddim(path);
        SampleTarget ends = new SampleTarget(solver, solver, solver);
        SampleTarget.Ends found = random.nextBoolean()
                ? ends.alongVelocity(examples, examples.velocity(), prediction)
                : ends.alongNetwork(examples, prediction);
        Tensor rows = new GroupedKernel(3, 0.5, 0.01).of(examples, found);
        examples.probe("u_target", found.target());
        examples.probe("loss", rows);
        step.loss(examples.inOrder(rows), found.prediction().minus(found.target()));
        return examples.inOrder(found.target());
    }

    private static SolvedTarget solved(StepTrial trial, Path path) {
        Random random = trial.random("design");
        List<SolverMap> solvers = List.of(SolverMap.euler(), SolverMap.ddim(path));
        return new SolvedTarget(
                solvers.get(random.nextInt(2)), solvers.get(random.nextInt(2)), solvers.get(random.nextInt(2)), 5);
    }

    private static Times pairs(TrainingStep step, StepTrial trial) {
        return PairLaw.uniform(trial.random("coincide").nextDouble(), InnerSplit.fraction(0.3))
                .draw(step);
    }
}
