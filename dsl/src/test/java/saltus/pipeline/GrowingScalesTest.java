package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.Shape;

class GrowingScalesTest {
    /**
     * N(k) is the smallest n with n^2 &gt;= x, x being what the root is taken of: in whole numbers, K n^2 &gt;= K x. Where K x
     * is K times a square, rounding may take the next one.
     */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void levelsAreTheRootInWholeNumbers(
            @ForAll @IntRange(min = 1, max = 20) int first,
            @ForAll @IntRange(min = 1, max = 200) int more,
            @ForAll @IntRange(min = 1, max = 2000) int steps,
            @ForAll @IntRange(max = 3000) int made) {
        GrowingScales growing = new GrowingScales(first, first + more, steps);
        long end = first + more + 1L;
        long progress = Math.min(made, steps);
        long inside = progress * (end * end - (long) first * first) + (long) steps * first * first;
        long root = 2;
        while (steps * root * root < inside) {
            root++;
        }
        int found = growing.levels(made);
        boolean tie = steps * root * root == inside;
        assertTrue(found == root || (tie && found == root + 1), () -> found + " levels");
        assertEquals(found, inGraph(growing, made));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void levelsGrowFromTheFirstToOneMoreThanTheLast(
            @ForAll @IntRange(min = 1, max = 20) int first,
            @ForAll @IntRange(min = 1, max = 200) int more,
            @ForAll @IntRange(min = 1, max = 500) int steps) {
        GrowingScales growing = new GrowingScales(first, first + more, steps);
        assertEquals(Math.max(2, first), growing.levels(0));
        for (int k = 1; k <= steps; k++) {
            assertTrue(growing.levels(k) >= growing.levels(k - 1));
        }
        assertEquals(first + more + 1, growing.levels(steps));
        assertEquals(first + more + 1, growing.levels(steps + 1L));
        assertEquals(first + more + 1, growing.levels(Long.MAX_VALUE));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theDecayGrowsWithTheLevels(
            @ForAll @IntRange(min = 2, max = 20) int first,
            @ForAll @IntRange(min = 1, max = 200) int more,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double decay,
            @ForAll @IntRange(max = 600) int made) {
        GrowingScales growing = new GrowingScales(first, first + more, 500);
        assertEquals(decay, growing.decay(decay, 0), 1e-14);
        double expected = Math.pow(decay, first / (double) growing.levels(made));
        assertEquals(expected, growing.decay(decay, made), 1e-14);
        assertTrue(growing.decay(decay, made) < 1);
    }

    private static double inGraph(GrowingScales growing, int made) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(1), 2, 1),
                new TinyNetwork(1, 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        step.probe("levels", growing.levels(step));
        return new StepTrial(0)
                .with("draw.step", Array.scalar(made))
                .run(step)
                .get("levels")
                .values()[0];
    }
}
