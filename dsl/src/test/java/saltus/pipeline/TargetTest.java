package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import saltus.DataMeasure;
import saltus.Reduction;
import saltus.Solver;
import saltus.graph.Array;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** Targets and velocities of random networks against their formulas, written out on all rows. */
class TargetTest {
    private static final int BATCH = 10;
    private static final int CLASSES = 3;
    private static final int CHANNELS = 2;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void guidanceMixesVelocitiesWhereTimeAndLabelAllowIt(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0, max = 3) double omega,
            @ForAll @DoubleRange(min = 0, max = 0.95) double kappa,
            @ForAll @DoubleRange(min = 0, max = 1) double from,
            @ForAll @DoubleRange(min = 0, max = 1) double length,
            @ForAll long seed) {
        TrainingStep step = step(separate, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                new LabelDropping(0.3).onAllRows(step),
                PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step));
        double weight = seed % 3 == 0 ? 0 : kappa;
        double until = Math.min(1, from + length);
        Tensor mixed =
                new MixedVelocity(omega, weight, from, until).of(examples, examples.velocity(), examples.prediction());
        Tensor t = examples.times().t();
        Tensor labels = examples.labels();
        Tensor conditional = step.target().apply(examples.z(), t, t, examples.condition());
        Tensor unconditional = step.target().apply(examples.z(), t, t, nulls(labels));
        Tensor guided = t.atLeast(from).and(t.atMost(until)).and(labels.lessThan(CLASSES));
        Tensor formula = examples.velocity()
                .times(omega)
                .plus(conditional.times(weight))
                .plus(unconditional.times(1 - omega - weight));
        step.probe("found", mixed);
        step.probe("expected", guided.over(formula).choose(formula, examples.velocity()));
        StepTrial.yieldSlope(step, "found");
        Map<String, Array> out = assertAgree(step, seed, 1e-12);
        assertEquals(Array.zeros(BATCH, CHANNELS), out.get("slope"), "no gradient passes");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void guidanceByTimeHasItsWeightOfEachRow(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0, max = 0.95) double kappa,
            @ForAll long seed) {
        TrainingStep step = step(separate, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                new LabelDropping(0.3).onAllRows(step),
                PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step));
        Tensor mixed = MixedVelocity.byTime(t -> t.times(2).plus(0.5), kappa)
                .of(examples, examples.velocity(), examples.prediction());
        Tensor v = examples.velocity();
        Tensor t = examples.times().t();
        Tensor labels = examples.labels();
        Tensor omega = t.times(2).plus(0.5).over(v);
        Tensor conditional = step.target().apply(examples.z(), t, t, examples.condition());
        Tensor unconditional = step.target().apply(examples.z(), t, t, nulls(labels));
        Tensor formula = v.times(omega)
                .plus(conditional.times(kappa))
                .plus(unconditional.times(omega.plus(kappa).from(1)));
        step.probe("found", mixed);
        step.probe("expected", labels.lessThan(CLASSES).over(formula).choose(formula, v));
        assertAgree(step, seed, 1e-12);
    }

    @Property
    void guidanceOfOneAndZeroIsNone(@ForAll Evaluations evaluations, @ForAll long seed) {
        TrainingStep step = step(false, evaluations);
        Examples examples = Examples.of(
                step,
                new CosinePath(),
                step.labels(),
                PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step));
        step.probe("found", new MixedVelocity(1, 0, 0, 1).of(examples, examples.velocity(), examples.prediction()));
        step.probe("expected", examples.velocity());
        assertAgree(step, seed, 1e-14);
    }

    @Test
    void withoutClassesThereIsNoGuidance() {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, 0),
                new TinyNetwork(CHANNELS, 0),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step));
        Tensor velocity = new MixedVelocity(2, 0.5, 0, 1).of(examples, examples.velocity(), examples.prediction());
        assertSame(examples.velocity(), velocity);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theContinuousTargetIsTheVelocityMinusTheTotalDerivative(
            @ForAll Evaluations evaluations, @ForAll boolean separate, @ForAll long seed) {
        TrainingStep step = step(separate, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step));
        Tensor v = examples.velocity();
        Tensor r = examples.times().r();
        Tensor t = examples.times().t();
        double h = 1e-4;
        Tensor[] at = new Tensor[4];
        for (int i = 0; i < 4; i++) {
            double move = (i < 2 ? i - 2 : i - 1) * h;
            at[i] = step.target().apply(examples.z().plus(v.times(move)), r, t.plus(move), examples.condition());
        }
        Tensor derivative =
                at[2].minus(at[1]).times(8).minus(at[3].minus(at[0])).dividedBy(12 * h);
        step.probe("expected", v.minus(t.minus(r).over(v).times(derivative)));
        step.probe("found", new ContinuousTarget().of(examples, v));
        assertAgree(step, seed, 1e-8);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theDyadicTargetIsTwoGuidedStepsClamped(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0, max = 3) double omega,
            @ForAll @DoubleRange(min = 0.2, max = 3) double limit,
            @ForAll long seed) {
        TrainingStep step = step(separate, evaluations);
        DyadicLaw law = new DyadicLaw(8, 0.7);
        Examples examples = Examples.of(step, new LinearPath(), step.labels(), law.draw(step));
        Tensor found =
                DiscreteTarget.of(0.5, limit).guided(omega, law.smallest()).alongNetwork(examples, examples.velocity());
        Times times = examples.times();
        Tensor first = guided(examples, examples.z(), times.s(), times.t(), omega, law.bootstrapRows(BATCH) / 3);
        Tensor between =
                clamped(examples.z().plus(times.s().minus(times.t()).over(first).times(first)), limit);
        Tensor second = guided(examples, between, times.r(), times.s(), omega, law.bootstrapRows(BATCH) / 3);
        Tensor both = clamped(first.plus(second).times(0.5), limit);
        step.probe("expected", times.shortcut().over(both).choose(both, examples.velocity()));
        step.probe("found", found);
        assertAgree(step, seed, 1e-13);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void solvedStepsEqualTheDiscreteTargetOnTheLinearPath(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll boolean alongVelocity,
            @ForAll Solver prediction,
            @ForAll Solver first,
            @ForAll Solver second,
            @ForAll long seed) {
        Path path = new LinearPath();
        double none = Double.POSITIVE_INFINITY;
        SolvedTarget solved = new SolvedTarget(map(prediction, path), map(first, path), map(second, path), none);
        DiscreteTarget discrete = DiscreteTarget.of(0.3, none);
        Function<Examples, Tensor> one =
                alongVelocity ? e -> solved.alongVelocity(e, e.velocity()) : e -> solved.alongNetwork(e, e.velocity());
        Function<Examples, Tensor> other = alongVelocity
                ? e -> discrete.alongVelocity(e, e.velocity())
                : e -> discrete.alongNetwork(e, e.velocity());
        Near.check(
                target(step(separate, evaluations), path, other, seed),
                target(step(separate, evaluations), path, one, seed),
                1e-12,
                () -> prediction + " " + first + " " + second);
    }

    /** RCGM as published: F - clamp((t - r) F / h - sum (t_k - t_{k+1}) F_k / h - v, +-c), with a first step of h. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theChangeOfADiscreteTargetIsThatOfItsFirstStep(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0.05, max = 2) double limit,
            @ForAll long seed) {
        TrainingStep step = step(separate, evaluations);
        double h = 0.01;
        InnerSplit first = (r, t) -> t.minus(h).maximum(r);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.uniform(0.3, first).draw(step));
        Tensor output = examples.prediction();
        Tensor steps =
                DiscreteTarget.byTimes(Double.POSITIVE_INFINITY).hops(2).alongVelocity(examples, examples.velocity());
        Tensor found = TangentShape.PLAIN.clamped(limit).ofSteps(examples, output, steps);
        Times times = examples.times();
        Tensor z = examples.z();
        Tensor s = times.s();
        Tensor middle = s.plus(times.r()).times(0.5);
        Network network = step.target();
        Tensor moved = z.plus(s.minus(times.t()).over(z).times(examples.velocity()));
        Tensor one = network.apply(moved, middle, s, examples.condition());
        Tensor hopped = moved.plus(middle.minus(s).over(z).times(one));
        Tensor two = network.apply(hopped, times.r(), middle, examples.condition());
        Tensor length = times.shortcut().choose(times.t().minus(s), times.t().ones());
        Tensor asked = times.t()
                .minus(times.r())
                .over(z)
                .times(output)
                .minus(s.minus(middle).over(z).times(one.plus(two)))
                .dividedBy(length.over(z))
                .minus(examples.velocity());
        Tensor formula = output.minus(asked.maximum(-limit).minimum(limit));
        step.probe("expected", times.shortcut().over(z).choose(formula, examples.velocity()));
        step.probe("found", found);
        StepTrial.yieldSlope(step, "found");
        Map<String, Array> out = assertAgree(step, seed, 1e-8);
        assertEquals(Array.zeros(BATCH, CHANNELS), out.get("slope"), "no gradient passes");
    }

    /** Both sides of a target at the end, in plain differences and evaluations. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theDerivativeAtTheEndMeetsTheVelocityThere(
            @ForAll Evaluations evaluations, @ForAll boolean separate, @ForAll boolean curved, @ForAll long seed) {
        TrainingStep step = step(separate, evaluations);
        Path path = curved ? new CosinePath() : new LinearPath();
        SolverMap solver = curved ? SolverMap.ddim(path) : SolverMap.euler();
        Examples examples = Examples.of(
                step,
                path,
                step.labels(),
                PairLaw.uniform(0.4, InnerSplit.fraction(1)).draw(step));
        Tensor output = examples.prediction();
        LagrangianTarget.Sides sides = new LagrangianTarget(solver).of(examples, examples.velocity(), output);
        Times times = examples.times();
        Tensor z = examples.z();
        double h = 1e-4;
        Tensor[] at = new Tensor[4];
        for (int i = 0; i < 4; i++) {
            Tensor r = times.r().plus((i < 2 ? i - 2 : i - 1) * h);
            at[i] = solver.to(z, times.t(), r, step.student().apply(z, r, times.t(), examples.condition()));
        }
        Tensor slope = at[2].minus(at[1]).times(8).minus(at[3].minus(at[0])).dividedBy(12 * h);
        Tensor end = solver.to(z, times.t(), times.r(), output);
        Tensor there = step.target().apply(end, times.r(), times.r(), examples.condition());
        Tensor shortcut = times.shortcut().over(z);
        step.probe(
                "expected",
                Tensor.concat(1, shortcut.choose(slope, output), shortcut.choose(there, examples.velocity())));
        step.probe("found", Tensor.concat(1, sides.prediction(), sides.target()));
        step.probe("held", sides.target());
        StepTrial.yieldSlope(step, "held");
        Map<String, Array> out = assertAgree(step, seed, 1e-7);
        assertEquals(Array.zeros(BATCH, CHANNELS), out.get("slope"), "no gradient passes the velocity at the end");
    }

    /** Three hops of a straight target, written out; on the linear path the solved target makes the same. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void hopsAreStepsOneAfterTheOther(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll boolean alongVelocity,
            @ForAll boolean byTimes,
            @ForAll long seed) {
        double none = Double.POSITIVE_INFINITY;
        Path path = new LinearPath();
        SolverMap euler = SolverMap.euler();
        DiscreteTarget straight = (byTimes ? DiscreteTarget.byTimes(none) : DiscreteTarget.of(0.3, none)).hops(3);
        SolvedTarget solved = new SolvedTarget(euler, euler, euler, none).hops(3);
        SampleTarget samples = new SampleTarget(euler, euler, euler).hops(3);
        Array found = target(
                step(separate, evaluations),
                path,
                alongVelocity
                        ? e -> straight.alongVelocity(e, e.velocity())
                        : e -> straight.alongNetwork(e, e.velocity()),
                seed);
        Array other = target(
                step(separate, evaluations),
                path,
                alongVelocity ? e -> solved.alongVelocity(e, e.velocity()) : e -> solved.alongNetwork(e, e.velocity()),
                seed);
        Array ends = target(
                step(separate, evaluations),
                path,
                e -> {
                    SampleTarget.Ends compared = alongVelocity
                            ? samples.alongVelocity(e, e.velocity(), e.prediction())
                            : samples.alongNetwork(e, e.prediction());
                    Times times = e.times();
                    Tensor length = times.shortcut()
                            .choose(times.r().minus(times.t()), times.t().ones());
                    Tensor mean = compared.target().minus(e.z()).dividedBy(length.over(e.z()));
                    return times.shortcut().over(mean).choose(mean, e.velocity());
                },
                seed);
        Array written = target(step(separate, evaluations), path, e -> hopped(e, alongVelocity), seed);
        Near.check(written, found, 1e-12, () -> "straight");
        Near.check(written, other, 1e-12, () -> "solved");
        Near.check(written, ends, 1e-12, () -> "samples");
    }

    private static Tensor hopped(Examples e, boolean alongVelocity) {
        Network network = e.step().target();
        Tensor r = e.times().r();
        Tensor s = e.times().s();
        Tensor t = e.times().t();
        Tensor z = e.z();
        Tensor first = alongVelocity ? e.velocity() : network.apply(z, s, t, e.condition());
        Tensor way = first.times(t.minus(s).over(z));
        Tensor at = s;
        for (int hop = 1; hop <= 3; hop++) {
            Tensor to = s.times((3 - hop) / 3.0).plus(r.times(hop / 3.0));
            Tensor u = network.apply(z.minus(way), to, at, e.condition());
            way = way.plus(u.times(at.minus(to).over(z)));
            at = to;
        }
        Tensor length = e.times().shortcut().choose(t.minus(r), t.ones());
        return e.times().shortcut().over(z).choose(way.dividedBy(length.over(z)), e.velocity());
    }

    /** The share of a split that is a constant fraction is that fraction, whatever the times. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void sharesByTimesAreTheFractionThatTheTimesHave(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll boolean alongVelocity,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double inner,
            @ForAll long seed) {
        double none = Double.POSITIVE_INFINITY;
        List<Function<Examples, Tensor>> targets = new ArrayList<>();
        for (DiscreteTarget target : List.of(DiscreteTarget.of(inner, none), DiscreteTarget.byTimes(none))) {
            targets.add(
                    alongVelocity
                            ? e -> target.alongVelocity(e, e.velocity())
                            : e -> target.alongNetwork(e, e.velocity()));
        }
        Path path = new LinearPath();
        Near.check(
                target(step(separate, evaluations), path, targets.get(0), inner, seed),
                target(step(separate, evaluations), path, targets.get(1), inner, seed),
                1e-12,
                () -> "inner = " + inner);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void solvedStepsEqualTheSharesByTimesOfARandomSplit(
            @ForAll Evaluations evaluations, @ForAll boolean separate, @ForAll long seed) {
        SolverMap euler = SolverMap.euler();
        SolvedTarget solved = new SolvedTarget(euler, euler, euler, Double.POSITIVE_INFINITY);
        DiscreteTarget discrete = DiscreteTarget.byTimes(Double.POSITIVE_INFINITY);
        List<Array> found = new ArrayList<>();
        for (boolean solve : new boolean[] {false, true}) {
            TrainingStep step = step(separate, evaluations);
            Times times = PairLaw.uniform(0.3, InnerSplit.random(step)).draw(step);
            Examples examples = Examples.of(step, new LinearPath(), step.labels(), times);
            Tensor target = solve
                    ? solved.alongNetwork(examples, examples.velocity())
                    : discrete.alongNetwork(examples, examples.velocity());
            examples.probe("found", led(examples, target));
            found.add(new StepTrial(seed).run(step).get("found"));
        }
        Near.check(found.get(0), found.get(1), 1e-12, () -> "");
    }

    /** What a shortcut's row is asked once more is its velocity, at r = t. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theVelocityTermAsksForTheVelocityOfShortcuts(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0, max = 3) double weight,
            @ForAll long seed) {
        TrainingStep step = step(separate, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.uniform(0.4, InnerSplit.fraction(0)).draw(step));
        step.probe("found", new VelocityTerm(weight, 0).of(examples, examples.velocity()));
        Tensor t = examples.times().t();
        Tensor said = step.student().apply(examples.z(), t, t, examples.condition());
        Tensor rows = said.minus(examples.velocity()).square().meanPerRow().times(weight);
        step.probe("expected", examples.times().shortcut().choose(rows, rows.zeros()));
        assertAgree(step, seed, 1e-12);
    }

    /** The squared, or absolute, distance of each early row's own sample from where its output leads at data. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theDataTermComparesWhereAnOutputLeadsWithTheSample(
            @ForAll Evaluations evaluations,
            @ForAll boolean absolute,
            @ForAll boolean curved,
            @ForAll @DoubleRange(min = 0, max = 3) double weight,
            @ForAll @DoubleRange(min = 0.1, max = 1) double until,
            @ForAll long seed) {
        TrainingStep step = step(false, evaluations);
        Path path = curved ? new CosinePath() : new LinearPath();
        SolverMap solver = curved ? SolverMap.ddim(path) : SolverMap.euler();
        Examples examples = Examples.of(
                step,
                path,
                step.labels(),
                PairLaw.uniform(0.4, InnerSplit.fraction(0)).draw(step));
        Tensor output = examples.prediction();
        DataTerm term = new DataTerm(absolute ? DataMeasure.ABSOLUTE : DataMeasure.SQUARED, weight, until);
        step.probe("found", term.of(examples, term.distance(examples, solver, output)));
        Tensor t = examples.times().t();
        Tensor z = examples.z();
        Tensor end = curved
                ? path.alphaBar(t, t.zeros())
                        .over(z)
                        .times(z)
                        .plus(path.betaBar(t, t.zeros()).over(z).times(output))
                : z.minus(t.over(z).times(output));
        Tensor error = end.minus(examples.samples());
        Tensor rows = (absolute ? error.abs() : error.square()).meanPerRow().times(weight);
        step.probe("expected", t.lessThan(until).choose(rows, rows.zeros()));
        assertAgree(step, seed, 1e-12);
    }

    private static Array target(TrainingStep step, Path path, Function<Examples, Tensor> target, long seed) {
        return target(step, path, target, 0.3, seed);
    }

    private static Array target(
            TrainingStep step, Path path, Function<Examples, Tensor> target, double inner, long seed) {
        Examples examples = Examples.of(
                step,
                path,
                step.labels(),
                PairLaw.uniform(0.3, InnerSplit.fraction(inner)).draw(step));
        examples.probe("found", led(examples, target.apply(examples)));
        return new StepTrial(seed).run(step).get("found");
    }

    /** How far a velocity leads: the rounding that a division by a short way enlarges is none of that. */
    private static Tensor led(Examples examples, Tensor velocity) {
        Times times = examples.times();
        Tensor length =
                times.shortcut().choose(times.t().minus(times.r()), times.t().ones());
        return velocity.times(length.over(velocity));
    }

    @Property
    void conditionalStepsOfASinglePointAreExactOnACurvedPath(
            @ForAll Evaluations evaluations, @ForAll boolean cosine, @ForAll long seed) {
        Path path = cosine ? new CosinePath() : PlainPath.POLYNOMIAL;
        TrainingStep.Binding network =
                (graph, role, detached) -> (z, r, t, condition) -> new GaussianNetwork(path, 0.7, 0).velocity(z, t);
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, CLASSES), network, Scaling.NONE, false, evaluations);
        Examples examples = Examples.of(
                step,
                path,
                step.labels(),
                PairLaw.logitNormal(0, 1, 0.3, InnerSplit.fraction(0.4)).draw(step));
        SolvedTarget target = new SolvedTarget(
                SolverMap.ddim(path), SolverMap.ddim(path), SolverMap.ddim(path), Double.POSITIVE_INFINITY);
        step.probe("found", led(examples, target.alongVelocity(examples, examples.velocity())));
        step.probe("expected", led(examples, examples.prediction()));
        double[] points = new double[BATCH * CHANNELS];
        Arrays.fill(points, 0.7);
        Map<String, Array> out = new StepTrial(seed)
                .with("images", new Array(points, BATCH, CHANNELS))
                .run(step);
        Near.check(
                out.get("expected"), out.get("found"), 1e-12, () -> step.graph().toString());
    }

    @Property
    void lossesAreTheirFormulas(
            @ForAll @DoubleRange(min = 0, max = 2) double power,
            @ForAll @DoubleRange(min = 0.01, max = 1) double floor,
            @ForAll long seed) {
        GraphBuilder graph = new GraphBuilder();
        Tensor error = graph.iota(6).times((seed % 100) / 50.0).cos().reshape(Shape.of(2, 3));
        graph.output("error", error);
        graph.output("sum", new SquaredError(Reduction.SUM).of(error));
        graph.output("mean", new SquaredError(Reduction.MEAN).of(error));
        Tensor rows = error.square().sumPerRow();
        Tensor weighted = new AdaptiveWeighting(power, floor).of(rows);
        graph.output("weighted", weighted);
        graph.output("slope", ForwardMode.tangent(weighted, List.of(new Seed(rows, rows.ones()))));
        Map<String, Array> out = Interpreter.run(graph.build(), Map.of());
        for (int row = 0; row < 2; row++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                sum += Math.pow(out.get("error").values()[3 * row + i], 2);
            }
            assertEquals(sum, out.get("sum").values()[row], 1e-14);
            assertEquals(sum / 3, out.get("mean").values()[row], 1e-14);
            assertEquals(
                    sum / Math.pow(sum + floor, power), out.get("weighted").values()[row], 1e-12 * (1 + sum / floor));
            assertEquals(
                    1 / Math.pow(sum + floor, power), out.get("slope").values()[row], 1e-12 / Math.pow(floor, power));
        }
    }

    private static SolverMap map(Solver solver, Path path) {
        return solver == Solver.EULER ? SolverMap.euler() : SolverMap.ddim(path);
    }

    private static TrainingStep step(boolean separate, Evaluations evaluations) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, CLASSES),
                new TinyNetwork(CHANNELS, CLASSES),
                Scaling.NONE,
                separate,
                evaluations);
    }

    private static Tensor guided(Examples examples, Tensor z, Tensor r, Tensor t, double omega, int rows) {
        Network target = examples.step().target();
        Tensor plain = target.apply(z, r, t, examples.condition());
        Tensor none = target.apply(z, r, t, nulls(examples.labels()));
        Tensor leading = t.rowNumbers().lessThan(rows);
        return leading.over(z).choose(none.plus(plain.minus(none).times(omega)), plain);
    }

    private static Condition nulls(Tensor labels) {
        return Condition.of(labels.equalTo(labels).choose(labels.graph().scalar(CLASSES), labels));
    }

    private static Tensor clamped(Tensor x, double limit) {
        return x.maximum(-limit).minimum(limit);
    }

    private static Map<String, Array> assertAgree(TrainingStep step, long seed, double tolerance) {
        Map<String, Array> out = new StepTrial(seed).run(step);
        Near.check(
                out.get("expected"),
                out.get("found"),
                tolerance,
                () -> step.graph().toString());
        return out;
    }
}
