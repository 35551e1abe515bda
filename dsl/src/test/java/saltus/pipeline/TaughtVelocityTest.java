package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.GraphException;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** What a teacher says is followed, whatever the student says: on which rows, with which guidance, in both orders. */
class TaughtVelocityTest {
    private static final int BATCH = 24;
    private static final int CLASSES = 2;
    private static final int CHANNELS = 2;
    private static final Path PATH = new CosinePath();
    private static final GaussianNetwork[] KNOWN = {
        new GaussianNetwork(PATH, -0.8, 0.3), new GaussianNetwork(PATH, 0.9, 0.3), new GaussianNetwork(PATH, 0, 0.9)
    };

    /** The velocity of normal data of a class, or of the null label. */
    private static Tensor known(Tensor z, Tensor t, Tensor labels) {
        Tensor first = labels.equalTo(0).over(z).choose(KNOWN[0].velocity(z, t), KNOWN[1].velocity(z, t));
        return labels.equalTo(CLASSES).over(z).choose(KNOWN[2].velocity(z, t), first);
    }

    private static Tensor guided(Tensor z, Tensor t, Tensor labels, Tensor omega) {
        Tensor own = known(z, t, labels);
        Tensor none = known(z, t, Condition.of(labels).unconditional(CLASSES).labels());
        return none.plus(own.minus(none).times(omega.over(z)));
    }

    /** A teacher that knows the velocities, and, if it is told guidance, those that are guided. */
    private static Teacher.Binding teacher(int guidance) {
        return Teacher.of(
                (graph, role, detached) -> (z, r, t, condition) -> {
                    assertEquals(Role.TEACHER, role);
                    assertEquals(guidance > 0, condition.guidance().isPresent());
                    return guidance == 0
                            ? known(z, t, condition.labels())
                            : guided(z, t, condition.labels(), condition.omega());
                },
                Scaling.NONE,
                guidance);
    }

    private static TrainingStep step(Evaluations evaluations, boolean separate, int guidance) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, CLASSES),
                new TinyNetwork(CHANNELS, CLASSES),
                Scaling.NONE,
                separate,
                evaluations,
                Optional.of(teacher(guidance)));
    }

    private static Examples examples(TrainingStep step) {
        Times times = PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step);
        return Examples.of(step, PATH, new LabelDropping(0.3).onAllRows(step), times);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void itIsGuidedWithinItsWindowOnRowsWithALabel(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @IntRange(min = 0, max = 2) int told,
            @ForAll @DoubleRange(min = 0, max = 4) double omega,
            @ForAll @DoubleRange(min = 0, max = 0.5) double from,
            @ForAll @DoubleRange(min = 0.5, max = 1) double until,
            @ForAll long seed) {
        TrainingStep step = step(evaluations, separate, told == 2 ? 3 : told);
        Examples examples = examples(step);
        Tensor t = examples.times().t();
        Tensor within = t.atLeast(from)
                .and(t.atMost(until))
                .and(examples.labels().equalTo(CLASSES).not());
        Tensor scale = within.choose(t.ones().times(omega), t.ones());
        step.probe("expected", examples.inOrder(guided(examples.z(), t, examples.labels(), scale)));
        step.probe("found", examples.inOrder(new TaughtVelocity(new Guided(omega, from, until)).of(examples)));
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertArrayEquals(out.get("expected").values(), out.get("found").values(), 1e-9);
        assertArrayEquals(out.get("found").values(), out.get("v_teacher").values());
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void sharesSumToOne(
            @ForAll Evaluations evaluations, @ForAll @DoubleRange(min = 0, max = 1) double share, @ForAll long seed) {
        TrainingStep step = step(evaluations, false, 0);
        Examples examples = examples(step);
        Tensor known = known(examples.z(), examples.times().t(), examples.labels());
        step.probe("expected", examples.velocity().times(1 - share).plus(known.times(share)));
        step.probe("found", new TaughtVelocity().of(examples, share));
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertArrayEquals(out.get("expected").values(), out.get("found").values(), 1e-9);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void aStepFollowsItOnShortcutsAlone(@ForAll Evaluations evaluations, @ForAll long seed) {
        TrainingStep step = step(evaluations, false, 0);
        Examples examples = examples(step);
        Tensor known = known(examples.z(), examples.times().t(), examples.labels());
        step.probe("expected", examples.times().shortcut().over(known).choose(known, examples.velocity()));
        step.probe("found", new TaughtVelocity().onShortcuts(examples, examples.velocity()));
        step.probe("shortcut", examples.times().shortcut());
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertArrayEquals(out.get("expected").values(), out.get("found").values(), 1e-9);
        double[] shortcuts = out.get("shortcut").values();
        assertTrue(java.util.Arrays.stream(shortcuts).distinct().count() == 2, "both kinds of rows");
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void atTheEndItIsAskedWhereTheStudentHasLed(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0, max = 3) double omega,
            @ForAll long seed) {
        TrainingStep step = step(evaluations, separate, 0);
        Examples examples = examples(step);
        Times times = examples.times();
        Tensor output = examples.prediction();
        SolverMap map = SolverMap.ddim(PATH);
        Tensor led = map.to(examples.z(), times.t(), times.r(), output);
        Tensor labelled = examples.labels().equalTo(CLASSES).not();
        Tensor scale = labelled.choose(times.t().ones().times(omega), times.t().ones());
        Tensor there = guided(led, times.r(), examples.labels(), scale);
        step.probe("expected", times.shortcut().over(there).choose(there, examples.velocity()));
        step.probe(
                "found",
                new LagrangianTarget(map, new TaughtVelocity(Guided.everywhere(omega)))
                        .of(examples, examples.velocity(), output)
                        .target());
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertArrayEquals(out.get("expected").values(), out.get("found").values(), 1e-9);
    }

    @Example
    void aStepWithoutATeacherSaysSo() {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, CLASSES),
                new TinyNetwork(CHANNELS, CLASSES),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        GraphException refused = assertThrows(GraphException.class, step::teacher);
        assertEquals("this training has no teacher", refused.getMessage());
    }
}
