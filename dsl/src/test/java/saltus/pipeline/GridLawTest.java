package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.Shape;

class GridLawTest {
    private static final int BATCH = 16;

    @Provide
    Arbitrary<KnownPath> paths() {
        return Arbitraries.of(KnownPath.ALL);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void levelsFallFromTheLargestToTheSmallestInEqualStepsOfARoot(
            @ForAll @IntRange(min = 2, max = 200) int scales,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double smallest,
            @ForAll @DoubleRange(min = 1, max = 100) double largest,
            @ForAll @DoubleRange(min = 0.5, max = 9) double rho) {
        KarrasGrid grid = new KarrasGrid(smallest, largest, rho);
        assertEquals(largest, grid.level(0, scales), 1e-12 * largest);
        assertEquals(smallest, grid.level(scales - 1, scales), 1e-12 * largest);
        double step = (Math.pow(largest, 1 / rho) - Math.pow(smallest, 1 / rho)) / (scales - 1);
        for (int i = 1; i < scales; i++) {
            double before = Math.pow(grid.level(i - 1, scales), 1 / rho);
            assertEquals(step, before - Math.pow(grid.level(i, scales), 1 / rho), 1e-10 * before);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void startAndInnerTimeAreNeighboursOfTheGridAndTheEndIsData(
            @ForAll("paths") KnownPath path,
            @ForAll @IntRange(min = 2, max = 60) int scales,
            @ForAll boolean logNormal,
            @ForAll long seed) {
        KarrasGrid grid = new KarrasGrid(0.002, 80, 7);
        GridLaw law = logNormal
                ? GridLaw.logNormal(path.path(), grid, scales, -1.1, 2)
                : GridLaw.uniform(path.path(), grid, scales);
        TrainingStep step = step();
        law.draw(step);
        Draw index = step.draws().get(0);
        assertEquals("index", index.name());
        assertEquals(scales - 1, index.law().bound());
        assertEquals(
                logNormal ? Draw.Kind.CATEGORY : Draw.Kind.INTEGER, index.law().kind());
        step.probe("index", step.draw("index", index.law()));
        Map<String, Array> out = new StepTrial(seed).run(step);
        for (int row = 0; row < BATCH; row++) {
            int interval = (int) out.get("index").values()[row];
            double above = grid.level(interval - 1, scales);
            double below = grid.level(interval, scales);
            assertEquals(above, path.level(out.get("t").values()[row]), 1e-11 * above);
            assertEquals(below, path.level(out.get("s").values()[row]), 1e-11 * above);
            assertOrdered(out, row);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anIntervalIsAsLikelyAsTheNormalLawOfItsLogarithm(
            @ForAll @IntRange(min = 2, max = 60) int scales,
            @ForAll @DoubleRange(min = -2, max = 1) double mean,
            @ForAll @DoubleRange(min = 0.5, max = 3) double deviation) {
        KarrasGrid grid = new KarrasGrid(0.002, 80, 7);
        TrainingStep step = step();
        GridLaw.logNormal(new LinearPath(), grid, scales, mean, deviation).draw(step);
        List<Double> masses = step.draws().get(0).law().masses();
        assertEquals(scales - 1, masses.size());
        double total = masses.stream().mapToDouble(m -> m).sum();
        double all = mass(grid.level(scales - 1, scales), grid.level(0, scales), mean, deviation);
        for (int i = 0; i < masses.size(); i++) {
            double expected = mass(grid.level(i + 1, scales), grid.level(i, scales), mean, deviation) / all;
            assertEquals(expected, masses.get(i) / total, 1e-5);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aGrowingGridSharesItsDrawOutOverTheIntervalsOfItsStep(
            @ForAll("paths") KnownPath path,
            @ForAll @IntRange(min = 1, max = 4) int first,
            @ForAll @IntRange(min = 5, max = 40) int last,
            @ForAll @LongRange(max = 300) long made,
            @ForAll long seed) {
        KarrasGrid grid = new KarrasGrid(0.002, 80, 7);
        GrowingScales growing = new GrowingScales(first, last, 200);
        TrainingStep step = step();
        GridLaw.growing(path.path(), grid, growing.levels(step)).draw(step);
        step.probe("u", step.draw("index_u", Draw.Law.UNIFORM));
        double[] draws = StepTrial.uniforms(seed, BATCH);
        draws[0] = Math.nextDown(1.0);
        draws[1] = 0;
        Map<String, Array> out = new StepTrial(seed)
                .with("draw.step", Array.scalar(made))
                .with("draw.index_u", draws)
                .run(step);
        int scales = growing.levels(made);
        for (int row = 0; row < BATCH; row++) {
            int interval = (int) Math.min(Math.floor(draws[row] * (scales - 1)), scales - 2);
            double above = grid.level(interval, scales);
            assertEquals(above, path.level(out.get("t").values()[row]), 1e-11 * above);
            double below = grid.level(interval + 1, scales);
            assertEquals(below, path.level(out.get("s").values()[row]), 1e-11 * above);
            assertOrdered(out, row);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theSquashedGridIsItsFormula(@ForAll @IntRange(min = 2, max = 40) int scales, @ForAll long seed) {
        KarrasGrid grid = new KarrasGrid(0.002, 80, 7);
        TrainingStep step = step();
        GridLaw.uniform(new LinearPath(), grid, scales).squashed().draw(step);
        step.probe("index", step.draw("index", Draw.Law.oneTo(scales - 1)));
        Map<String, Array> out = new StepTrial(seed).run(step);
        for (int row = 0; row < BATCH; row++) {
            double index = out.get("index").values()[row] - 1;
            assertEquals(squashed(grid, index, scales), out.get("t").values()[row], 1e-13);
            assertEquals(squashed(grid, index + 1, scales), out.get("s").values()[row], 1e-13);
            assertOrdered(out, row);
        }
    }

    /** As the annotation says of 20 levels. */
    @Test
    void theSquashedGridLiesBetweenThreeSeventhsAndAHalf() {
        KarrasGrid grid = new KarrasGrid(0.002, 80, 7);
        assertEquals(0.5, squashed(grid, 0, 20), 1e-15);
        assertEquals(0.43, squashed(grid, 19, 20), 0.005);
    }

    private static double squashed(KarrasGrid grid, double index, int scales) {
        double level = grid.level(index / (scales - 1), scales);
        return level / (80 + level);
    }

    private static double mass(double below, double above, double mean, double deviation) {
        return ErrorFunction.normalMass((Math.log(above) - mean) / deviation)
                - ErrorFunction.normalMass((Math.log(below) - mean) / deviation);
    }

    private static void assertOrdered(Map<String, Array> out, int row) {
        double s = out.get("s").values()[row];
        double t = out.get("t").values()[row];
        assertEquals(0, out.get("r").values()[row]);
        assertTrue(0 < s && s < t && t <= 1 + 1e-15, () -> "s, t = " + s + ", " + t);
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
