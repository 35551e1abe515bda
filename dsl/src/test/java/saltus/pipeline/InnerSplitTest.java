package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.Shape;

/** Where shortcuts are split, and the laws of times that carry a split. */
class InnerSplitTest {
    private static final int BATCH = 40;

    @Provide
    Arbitrary<KnownPath> paths() {
        return Arbitraries.of(KnownPath.ALL);
    }

    @Property
    void aRandomSplitLiesAnywhereOnTheShortcut(@ForAll long seed) {
        double[] u = StepTrial.uniforms(seed, BATCH);
        u[0] = 0;
        u[1] = Math.nextDown(1.0);
        Map<String, Array> out = run(InnerSplit::random, new StepTrial(seed).with("draw.inner_u", u));
        for (int row = 0; row < BATCH; row++) {
            double t = out.get("t").values()[row];
            double r = out.get("r").values()[row];
            assertEquals(t - u[row] * (t - r), out.get("s").values()[row], 1e-15);
            assertOrdered(out, row);
        }
    }

    @Property
    void aFractionThatChangesIsTheFixedOneOfItsStep(
            @ForAll @DoubleRange(min = 0.01, max = 1) double inner, @ForAll long seed) {
        Map<String, Array> expected = run(step -> InnerSplit.fraction(inner), new StepTrial(seed));
        Map<String, Array> found =
                run(step -> InnerSplit.fraction(step.images().graph().scalar(inner)), new StepTrial(seed));
        assertEquals(expected.get("s"), found.get("s"));
        for (int row = 0; row < BATCH; row++) {
            assertOrdered(found, row);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aDecrementLowersTheNoiseLevelByAFixedAmount(
            @ForAll("paths") KnownPath path,
            @ForAll @IntRange(min = 1, max = 14) int exponent,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double until,
            @ForAll boolean staysAboveEnd,
            @ForAll long seed) {
        Map<String, Array> out =
                run(step -> InnerSplit.etaDecrement(path.path(), exponent, until, staysAboveEnd), new StepTrial(seed));
        double step = path.level(until) / (1 << exponent);
        boolean passed = false;
        for (int row = 0; row < BATCH; row++) {
            double t = out.get("t").values()[row];
            double r = out.get("r").values()[row];
            double s = out.get("s").values()[row];
            double level = Math.min(Math.max(path.level(t) - step, 0), path.level(until));
            if (staysAboveEnd) {
                level = Math.max(level, path.level(r));
                assertOrdered(out, row);
            }
            passed |= s < r;
            assertEquals(level, path.level(s), 1e-12 * (1 + path.level(t)));
            assertTrue(0 <= s && s <= t);
        }
        assertTrue(!passed || !staysAboveEnd);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void startsWhoseNoiseLevelHasANormalLogarithm(
            @ForAll @DoubleRange(min = -2, max = 1) double mean,
            @ForAll @DoubleRange(min = 0.1, max = 2) double deviation,
            @ForAll @DoubleRange(min = 0.1, max = 2) double ofData,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double inner,
            @ForAll long seed) {
        TrainingStep step = step();
        Times times = new LogTangentLaw(mean, deviation, ofData, InnerSplit.fraction(inner)).draw(step);
        assertTrue(times.shortcutsLead());
        step.probe("normal", step.draw("time", Draw.Law.NORMAL));
        Map<String, Array> out = new StepTrial(seed).run(step);
        for (int row = 0; row < BATCH; row++) {
            double t = out.get("t").values()[row];
            double logarithm = Math.log(ofData * KnownPath.COSINE.level(t));
            assertEquals(mean + deviation * out.get("normal").values()[row], logarithm, 1e-9);
            assertEquals(0, out.get("r").values()[row]);
            assertEquals(t - inner * t, out.get("s").values()[row], 1e-15);
            assertOrdered(out, row);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void separateLawsMeetAtTheStartWhereTheEndIsLarger(
            @ForAll @DoubleRange(min = -2, max = 2) double start,
            @ForAll @DoubleRange(min = -2, max = 2) double end,
            @ForAll @DoubleRange(min = 0.1, max = 2) double startDeviation,
            @ForAll @DoubleRange(min = 0.1, max = 2) double endDeviation,
            @ForAll @DoubleRange(min = 0, max = 1) double coincide,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double inner,
            @ForAll long seed) {
        TrainingStep step = step();
        PairLaw.separate(
                        new PairLaw.Normal(start, startDeviation),
                        new PairLaw.Normal(end, endDeviation),
                        coincide,
                        InnerSplit.fraction(inner))
                .draw(step);
        step.probe("pair", step.draw("time", Draw.Law.NORMAL, 2));
        step.probe("equal", step.draw("equal_u", Draw.Law.UNIFORM));
        Map<String, Array> out = new StepTrial(seed).run(step);
        for (int row = 0; row < BATCH; row++) {
            double t = sigmoid(start + startDeviation * out.get("pair").values()[2 * row]);
            double own = sigmoid(end + endDeviation * out.get("pair").values()[2 * row + 1]);
            double r = out.get("equal").values()[row] < coincide ? t : Math.min(t, own);
            assertEquals(t, out.get("t").values()[row], 1e-15);
            assertEquals(r, out.get("r").values()[row], 1e-15);
            assertEquals(t - inner * (t - r), out.get("s").values()[row], 1e-15);
            assertOrdered(out, row);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void dyadicShortcutsOnTheirGridStartAtMultiplesOfTheirSize(
            @ForAll @IntRange(min = 1, max = 8) int levels,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll long seed) {
        int steps = 1 << levels;
        int shortcuts = rows * levels;
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(1), 2 * shortcuts, 1),
                new TinyNetwork(1, 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        Times times = new DyadicLaw(steps, 0.5).onGrid().draw(step);
        assertTrue(times.shortcutsLead());
        double[] u = StepTrial.uniforms(seed, 2 * shortcuts);
        u[0] = 0;
        u[shortcuts - 1] = Math.nextDown(1.0);
        Map<String, Array> out = new StepTrial(seed).with("draw.bootstrap_u", u).run(step);
        for (int row = 0; row < shortcuts; row++) {
            double d = Math.pow(2, row / rows - levels + 1);
            double t = out.get("t").values()[row];
            assertEquals((Math.floor(u[row] / d) + 1) * d, t, "start of row " + row);
            assertEquals(t - d, out.get("r").values()[row]);
            assertEquals(t - d / 2, out.get("s").values()[row]);
            assertOrdered(out, row);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static void assertOrdered(Map<String, Array> out, int row) {
        double r = out.get("r").values()[row];
        double s = out.get("s").values()[row];
        double t = out.get("t").values()[row];
        assertTrue(0 <= r && r <= s && s <= t && t <= 1, () -> "r, s, t = " + r + ", " + s + ", " + t);
    }

    private static Map<String, Array> run(Function<TrainingStep, InnerSplit> split, StepTrial trial) {
        TrainingStep step = step();
        PairLaw.uniform(0.3, split.apply(step)).draw(step);
        return trial.run(step);
    }

    private static TrainingStep step() {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(1), BATCH, 1),
                new TinyNetwork(1, 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
    }
}
