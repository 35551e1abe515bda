package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphException;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;

class TrainingStepTest {
    private static final int BATCH = 20;
    private static final int CLASSES = 3;

    @Property
    void labelsAreDroppedWhereTheirDrawIsBelowTheProbability(
            @ForAll @DoubleRange(min = 0, max = 1) double probability, @ForAll boolean onFlowRows, @ForAll long seed) {
        TrainingStep step = step(1, false, Evaluations.PLANNED);
        Times times = new DyadicLaw(4, 0.5).draw(step);
        LabelDropping dropping = new LabelDropping(probability);
        Tensor used = onFlowRows ? dropping.onFlowRows(step, times) : dropping.onAllRows(step);
        String draw = onFlowRows ? "fm_label_dropout_u" : "label_dropout_u";
        step.probe("u", step.draw(draw, Draw.Law.UNIFORM));
        step.probe("labels", step.labels());
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertEquals("i64[B]", used.type().toString());
        for (int row = 0; row < BATCH; row++) {
            boolean may = !onFlowRows || row >= BATCH / 2;
            boolean dropped = may && out.get("u").values()[row] < probability;
            double expected = dropped ? CLASSES : out.get("labels").values()[row];
            assertEquals(expected, out.get("y_used").values()[row]);
        }
    }

    @Property
    void preconditioningScalesNoiseInputAndOutput(@ForAll long seed) {
        TrainingStep plain = step(1, false, Evaluations.PLANNED);
        TrainingStep scaled = step(0.5, false, Evaluations.PLANNED);
        for (TrainingStep step : List.of(plain, scaled)) {
            Tensor z = step.images();
            Tensor t = step.draw("t", Draw.Law.UNIFORM);
            boolean isPlain = step == plain;
            Tensor out = step.student().apply(isPlain ? z.times(2) : z, t, t, Condition.of(step.labels()));
            step.probe("u", isPlain ? out.times(0.5) : out);
            step.probe("noise", isPlain ? step.noise().times(0.5) : step.noise());
        }
        Map<String, Array> expected = new StepTrial(seed).run(plain);
        Map<String, Array> found = new StepTrial(seed).run(scaled);
        expected.forEach((name, array) -> Near.check(array, found.get(name), 1e-15, () -> name));
    }

    @Property
    void theLossIsTheMeanOverRowsAndTheErrorTheMeanOverAll(@ForAll long seed) {
        TrainingStep step = step(1, false, Evaluations.PLANNED);
        Tensor error = step.images();
        step.loss(error.sumPerRow(), error);
        step.probe("x", error);
        Map<String, Array> out = new StepTrial(seed).run(step);
        double sum = 0;
        double squares = 0;
        for (double v : out.get("x").values()) {
            sum += v;
            squares += v * v;
        }
        assertEquals(sum / BATCH, out.get(TrainingStep.LOSS).values()[0], 1e-13);
        assertEquals(squares / (2 * BATCH), out.get(TrainingStep.ERROR).values()[0], 1e-13);
    }

    @Test
    void aLossThatIsNoNumberARowIsRefused() {
        TrainingStep step = step(1, false, Evaluations.PLANNED);
        Tensor error = step.images();
        Tensor column = error.sumPerRow().over(error);
        Tensor pairs = error.sumPerRow().plus(column);
        for (Tensor rows : List.of(column, pairs, error, error.meanOfAll())) {
            Exception e = assertThrows(GraphException.class, () -> step.loss(rows, error));
            assertTrue(e.getMessage().contains("found " + rows.shape()), e.getMessage());
            assertTrue(e.getMessage().contains("a column [B,1] broadcasts to [B,B]"), e.getMessage());
        }
        step.loss(error.sumPerRow(), error);
    }

    @Test
    void drawsAreListedOnceInOrder() {
        TrainingStep step = step(1, false, Evaluations.PLANNED);
        Tensor first = step.draw("b", Draw.Law.UNIFORM);
        step.noise();
        step.draw("a", Draw.Law.oneTo(7), 3);
        assertEquals(first.id(), step.draw("b", Draw.Law.UNIFORM).id());
        assertEquals(
                List.of(
                        new Draw("b", Draw.Law.UNIFORM, Shape.of(Dim.BATCH)),
                        new Draw("noise", Draw.Law.NORMAL, Shape.rows(Dim.BATCH, 2)),
                        new Draw("a", new Draw.Law(Draw.Kind.INTEGER, 7, List.of()), Shape.rows(Dim.BATCH, 3))),
                step.draws());
    }

    @Test
    void theTargetIsTheStudentOnlyInThePlannedOrderAndWithoutParametersOfItsOwn() {
        assertTrue(step(1, false, Evaluations.PLANNED).sharesTarget());
        assertFalse(step(1, true, Evaluations.PLANNED).sharesTarget());
        assertFalse(step(1, false, Evaluations.REFERENCE).sharesTarget());
        for (Evaluations evaluations : Evaluations.values()) {
            for (boolean separate : new boolean[] {false, true}) {
                TrainingStep step = step(1, separate, evaluations);
                Tensor t = step.draw("t", Draw.Law.UNIFORM);
                step.target().apply(step.images(), t, t, Condition.of(step.labels()));
                assertEquals(separate, !step.graph().inputs(Role.TARGET).isEmpty());
                assertEquals(separate, step.graph().inputs(Role.PARAMETER).isEmpty());
            }
        }
    }

    @Test
    void aTargetThatIsAskedApartIsAConstant() {
        TrainingStep step = step(1, false, Evaluations.REFERENCE);
        Tensor t = step.draw("t", Draw.Law.UNIFORM);
        step.probe("student", step.student().apply(step.images(), t, t, Condition.of(step.labels())));
        step.probe("target", step.target().apply(step.images(), t, t, Condition.of(step.labels())));
        StepTrial.yieldSlope(step, "target");
        Map<String, Array> out = new StepTrial(5).run(step);
        assertEquals(out.get("student"), out.get("target"));
        assertEquals(Array.zeros(BATCH, 2), out.get("slope"));
    }

    @Test
    void rowsComeBackInTheOrderOfTheBatch() {
        TrainingStep step = step(1, false, Evaluations.PLANNED);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step));
        assertTrue(examples.times().shortcutsLead());
        examples.probe("t again", examples.times().t());
        step.probe("fronts", examples.times().shortcut().order());
        Map<String, Array> out = new StepTrial(11).run(step);
        assertEquals(out.get("t"), out.get("t again"));
        for (int row = 0; row < BATCH; row++) {
            assertEquals(row, out.get("fronts").values()[row]);
        }
    }

    @Property
    void diagnosticsAreMeansThatNothingLearnsFrom(@ForAll long seed) {
        TrainingStep step = step(1, false, Evaluations.PLANNED);
        Tensor t = step.draw("t", Draw.Law.UNIFORM);
        Tensor rows = step.student()
                .apply(step.images(), t, t, Condition.of(step.labels()))
                .sumPerRow();
        step.diagnose("second of the alphabet", rows);
        step.diagnose("first of the alphabet", t);
        step.probe("rows", rows);
        step.probe("t", t);
        StepTrial.yieldSlope(step, TrainingStep.DIAGNOSTIC + "second of the alphabet");
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertEquals(List.of("second of the alphabet", "first of the alphabet"), step.diagnostics());
        assertEquals(
                mean(out.get("rows")),
                out.get("diagnostic.second of the alphabet").values()[0],
                1e-14);
        assertEquals(
                mean(out.get("t")), out.get("diagnostic.first of the alphabet").values()[0], 1e-14);
        assertEquals(0, out.get("slope").values()[0]);
    }

    @Test
    void categoriesAreNumberedFromOneAndKeepTheirMasses() {
        List<Double> masses = new java.util.ArrayList<>(List.of(0.25, 3.0, 0.0));
        Draw.Law law = Draw.Law.categories(masses);
        masses.set(0, 7.0);
        assertEquals(new Draw.Law(Draw.Kind.CATEGORY, 3, List.of(0.25, 3.0, 0.0)), law);
    }

    private static double mean(Array rows) {
        return java.util.Arrays.stream(rows.values()).average().orElseThrow();
    }

    private static TrainingStep step(double deviation, boolean separate, Evaluations evaluations) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(2), BATCH, CLASSES),
                new TinyNetwork(2, CLASSES),
                Scaling.constant(deviation, deviation),
                separate,
                evaluations);
    }
}
