package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

class DyadicLawTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyRowIsAsALoopOverBlocksSays(
            @ForAll @IntRange(min = 1, max = 8) int levels,
            @ForAll @IntRange(min = 1, max = 96) int batch,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double bootstrap,
            @ForAll long seed) {
        int steps = 1 << levels;
        DyadicLaw law = new DyadicLaw(steps, bootstrap);
        TrainingStep step = step(batch);
        int shortcuts = (int) (batch * bootstrap);
        int block = shortcuts / levels;
        assertEquals(shortcuts, law.bootstrapRows(batch));
        Times times = law.draw(step);
        assertTrue(times.shortcutsLead());
        Map<String, Array> out = run(step, times, new StepTrial(seed));
        for (int row = 0; row < batch; row++) {
            double u = out.get("u").values()[row];
            double t = out.get("fm").values()[row] / steps;
            double r = t - 1.0 / steps;
            double s = r;
            if (row < shortcuts) {
                int level = block == 0 ? levels - 1 : Math.min(row / block, levels - 1);
                double d = Math.pow(2, level - levels + 1);
                t = Math.min(steps, Math.floor(d * steps + u * (steps - d * steps + 1))) / steps;
                r = t - d;
                s = t - d / 2;
            }
            assertEquals(row < shortcuts ? 1 : 0, out.get("shortcut").values()[row]);
            assertEquals(t, out.get("t").values()[row], 1e-15);
            assertEquals(r, out.get("r").values()[row], 1e-15);
            assertEquals(s, out.get("s").values()[row], 1e-15);
            assertTrue(0 <= r && r <= s && s < t && t <= 1, "r, s, t = " + r + ", " + s + ", " + t);
        }
    }

    @Test
    void theLastGridPointIsReachedAndNotPassed() {
        TrainingStep step = step(4);
        Times times = new DyadicLaw(4, 0.5).draw(step);
        StepTrial ends = new StepTrial(1).with("draw.bootstrap_u", 0, Math.nextDown(1.0), 0, 0);
        Map<String, Array> out = run(step, times, ends.with("draw.fm_step", 1, 1, 1, 4));
        assertEquals(new Array(new double[] {0.5, 1, 0.25, 1}, 4), out.get("t"));
        assertEquals(new Array(new double[] {0, 0, 0, 0.75}, 4), out.get("r"));
        assertEquals(new Array(new double[] {0.25, 0.5, 0, 0.75}, 4), out.get("s"));
    }

    /** In every batch the number of rows of a size is at most two off its expectation, and on the average it is that. */
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void drawnSizesComeInTheirOrderAndEachAsOftenAsAnyOther(
            @ForAll @IntRange(min = 1, max = 7) int levels,
            @ForAll @IntRange(min = 1, max = 20) int shortcuts,
            @ForAll long seed) {
        TrainingStep step = step(2 * shortcuts);
        DyadicLaw law = new DyadicLaw(1 << levels, 0.5).drawn();
        Times times = law.draw(step);
        int[] rows = new int[levels];
        int batches = 200;
        SplittableRandom seeds = new SplittableRandom(seed);
        step.probe(
                "shortcut", times.shortcut().choose(times.t().ones(), times.t().zeros()));
        for (int batch = 0; batch < batches; batch++) {
            Map<String, Array> out = new StepTrial(seeds.nextLong()).run(step);
            int before = 0;
            for (int row = 0; row < shortcuts; row++) {
                double d = out.get("t").values()[row] - out.get("r").values()[row];
                int level = Math.getExponent(d / law.smallest());
                assertEquals(law.smallest() * (1 << level), d, 1e-15);
                assertTrue(level >= before, "rows are in the order of their sizes");
                before = level;
                rows[level]++;
            }
        }
        for (int of : rows) {
            double expected = (double) batches * shortcuts / levels;
            assertEquals(expected, of, 5 * Math.sqrt(batches) + 1e-9);
        }
    }

    private static TrainingStep step(int batch) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(1), batch, 1),
                new TinyNetwork(1, 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
    }

    private static Map<String, Array> run(TrainingStep step, Times times, StepTrial trial) {
        Tensor t = times.t();
        step.probe("shortcut", times.shortcut().choose(t.ones(), t.zeros()));
        step.probe("u", step.images().graph().input(Role.DATA, "draw.bootstrap_u", Type.real(Shape.of(Dim.BATCH))));
        step.probe("fm", step.images().graph().input(Role.DATA, "draw.fm_step", Type.real(Shape.of(Dim.BATCH))));
        return trial.run(step);
    }
}
