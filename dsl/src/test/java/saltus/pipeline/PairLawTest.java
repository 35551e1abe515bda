package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

class PairLawTest {
    private static final int BATCH = 40;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theLargerIsTheStartAndTheRowsThatCoincideMoveTheEnd(
            @ForAll @DoubleRange(min = 0, max = 1) double coincide,
            @ForAll @DoubleRange(min = 0, max = 0.99) double inner,
            @ForAll boolean uniform,
            @ForAll long seed) {
        double mean = -0.4;
        double deviation = 1.3;
        PairLaw law = uniform
                ? PairLaw.uniform(coincide, InnerSplit.fraction(inner))
                : PairLaw.logitNormal(mean, deviation, coincide, InnerSplit.fraction(inner));
        Map<String, Array> out = run(law, new StepTrial(seed));
        for (int row = 0; row < BATCH; row++) {
            double first = out.get("pair").values()[2 * row];
            double second = out.get("pair").values()[2 * row + 1];
            if (!uniform) {
                first = 1 / (1 + Math.exp(-mean - deviation * first));
                second = 1 / (1 + Math.exp(-mean - deviation * second));
            }
            double t = Math.max(first, second);
            double r = out.get("equal").values()[row] < coincide ? t : Math.min(first, second);
            double s = t - inner * (t - r);
            double foundT = out.get("t").values()[row];
            double foundS = out.get("s").values()[row];
            double foundR = out.get("r").values()[row];
            assertEquals(t, foundT, 1e-15);
            assertEquals(r, foundR, 1e-15);
            assertEquals(s, foundS, 1e-15);
            assertTrue(0 <= foundR && foundR <= foundS && foundS <= foundT && foundT <= 1);
            assertEquals(foundR < foundT ? 1 : 0, out.get("shortcut").values()[row]);
        }
    }

    @Property
    void whereShortcutsEndAtDataOnlyCoincidingRowsDoNot(
            @ForAll @DoubleRange(min = 0, max = 1) double coincide,
            @ForAll @DoubleRange(min = 0, max = 1) double probability,
            @ForAll boolean always,
            @ForAll long seed) {
        TrainingStep step = step();
        PairLaw pairs = PairLaw.uniform(coincide, InnerSplit.fraction(0.25));
        PairLaw law = always
                ? pairs.endingAtData()
                : pairs.endingAtData(step.images().graph().scalar(probability));
        step.probe("pair", step.draw("time", Draw.Law.UNIFORM, 2));
        step.probe("equal", step.draw("equal_u", Draw.Law.UNIFORM));
        step.probe("zero", step.draw("zero_u", Draw.Law.UNIFORM));
        law.draw(step);
        Map<String, Array> out = new StepTrial(seed).run(step);
        for (int row = 0; row < BATCH; row++) {
            double t =
                    Math.max(out.get("pair").values()[2 * row], out.get("pair").values()[2 * row + 1]);
            double between =
                    Math.min(out.get("pair").values()[2 * row], out.get("pair").values()[2 * row + 1]);
            double end = always || out.get("zero").values()[row] < probability ? 0 : between;
            double r = out.get("equal").values()[row] < coincide ? t : end;
            assertEquals(r, out.get("r").values()[row], 1e-15);
            assertEquals(t - 0.25 * (t - r), out.get("s").values()[row], 1e-15);
        }
    }

    @Property
    void theShareOfRowsThatCoincideIsTheProbability(@ForAll @DoubleRange(min = 0, max = 1) double coincide) {
        double[] stratified =
                IntStream.range(0, BATCH).mapToDouble(i -> (i + 0.5) / BATCH).toArray();
        StepTrial trial = new StepTrial(7).with("draw.equal_u", stratified);
        double[] shortcut = run(PairLaw.uniform(coincide, InnerSplit.fraction(0)), trial)
                .get("shortcut")
                .values();
        double share =
                1 - IntStream.range(0, BATCH).mapToDouble(i -> shortcut[i]).sum() / BATCH;
        assertEquals(coincide, share, 0.5 / BATCH + 1e-12);
    }

    @Test
    void withoutAnInnerTimeTheStepStartsAndEndsAtTheStart() {
        Map<String, Array> out = run(PairLaw.uniform(0.5, InnerSplit.fraction(0)), new StepTrial(3));
        assertEquals(out.get("t"), out.get("s"));
    }

    @Property
    void rowsThatCoincideMayStandAtTimesOfTheirOwn(
            @ForAll @DoubleRange(min = 0, max = 1) double coincide, @ForAll boolean normal, @ForAll long seed) {
        PairLaw law = PairLaw.sorted(
                        new PairLaw.Normal(0.4, 1), new PairLaw.Normal(-1.2, 0.5), coincide, InnerSplit.fraction(0.25))
                .flowing(normal ? FlowRowTimes.logitNormal(-0.2, 0.8) : FlowRowTimes.byFormula(Tensor::sqrt));
        TrainingStep step = step();
        step.probe("pair", step.draw("time", Draw.Law.NORMAL, 2));
        step.probe("equal", step.draw("equal_u", Draw.Law.UNIFORM));
        step.probe("own", step.draw("flow", normal ? Draw.Law.NORMAL : Draw.Law.UNIFORM));
        law.draw(step);
        Map<String, Array> out = new StepTrial(seed).run(step);
        for (int row = 0; row < BATCH; row++) {
            double first = sigmoid(0.4 + out.get("pair").values()[2 * row]);
            double second = sigmoid(-1.2 + 0.5 * out.get("pair").values()[2 * row + 1]);
            double own = out.get("own").values()[row];
            boolean coincides = out.get("equal").values()[row] < coincide;
            double flow = normal ? sigmoid(-0.2 + 0.8 * own) : Math.sqrt(own);
            double t = coincides ? flow : Math.max(first, second);
            double r = coincides ? flow : Math.min(first, second);
            assertEquals(t, out.get("t").values()[row], 1e-15);
            assertEquals(r, out.get("r").values()[row], 1e-15);
            assertEquals(t - 0.25 * (t - r), out.get("s").values()[row], 1e-15);
        }
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Test
    void drawsAreNamedAndShaped() {
        TrainingStep step = step();
        assertFalse(PairLaw.logitNormal(0, 1, 0.5, InnerSplit.fraction(0))
                .draw(step)
                .shortcutsLead());
        assertEquals(
                java.util.List.of(
                        new Draw("time", Draw.Law.NORMAL, Shape.rows(Dim.BATCH, 2)),
                        new Draw("equal_u", Draw.Law.UNIFORM, Shape.of(Dim.BATCH))),
                step.draws());
    }

    @Test
    void aFlowHasNoShortcuts() {
        TrainingStep step = step();
        Times times = new FlowLaw().draw(step);
        step.probe("rows", times.shortcut().rows());
        Map<String, Array> out = new StepTrial(5).run(step);
        assertEquals(0, out.get("rows").values().length);
        assertTrue(times.shortcutsLead());
        assertEquals(out.get("t"), out.get("r"));
        assertEquals(out.get("t"), out.get("s"));
    }

    private static TrainingStep step() {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(1), BATCH, 1),
                new TinyNetwork(1, 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
    }

    private static Map<String, Array> run(PairLaw law, StepTrial trial) {
        TrainingStep step = step();
        Times times = law.draw(step);
        Tensor t = times.t();
        step.probe("shortcut", times.shortcut().choose(t.ones(), t.zeros()));
        step.probe("pair", t.graph().input(Role.DATA, "draw.time", Type.real(Shape.rows(Dim.BATCH, 2))));
        step.probe("equal", t.graph().input(Role.DATA, "draw.equal_u", Type.real(Shape.of(Dim.BATCH))));
        return trial.run(step);
    }
}
