package saltus.pipeline.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Shape;
import saltus.pipeline.DyadicLaw;

class BatchHoldsEveryStepTest {
    private static final NetworkInputs NETWORK = new NetworkInputs("net", true, true, true, false);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void itHoldsExactlyWhereTheLawHasTheRows(
            @ForAll @IntRange(min = 1, max = 10) int sizes,
            @ForAll @IntRange(min = 1, max = 128) int batch,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double bootstrap) {
        int steps = 1 << sizes;
        int rows = new DyadicLaw(steps, bootstrap).bootstrapRows(batch);
        assertEquals(rows >= sizes, holds(steps, bootstrap, batch));
        assertEquals(
                rows >= 1,
                new BatchHoldsEveryStep(steps, bootstrap, true)
                        .unmet(training(batch))
                        .isEmpty());
    }

    @Example
    void drawnSizesNeedOneRow() {
        assertEquals(
                """
                [Saltus/BatchHoldsEveryStep] the batch has no bootstrap row
                  found: a batch of 3 at a bootstrap share of 0.25
                  why:   no shortcut would be learned
                  fix:   use a batch of at least 4, or a larger bootstrap share""",
                new BatchHoldsEveryStep(128, 0.25, true)
                        .unmet(training(3))
                        .orElseThrow()
                        .message("BatchHoldsEveryStep"));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theBatchThatItAsksForIsTheSmallest(
            @ForAll @IntRange(min = 1, max = 10) int sizes, @ForAll @IntRange(min = 1, max = 9999) int share) {
        int steps = 1 << sizes;
        double bootstrap = share / 10_000.0; // decimal shares, whose products round either way
        int batch = 1;
        while (!holds(steps, bootstrap, batch)) {
            batch++;
        }
        if (batch > 1) {
            String fix = unmet(steps, bootstrap, batch - 1).fix();
            assertTrue(fix.contains("a batch of at least " + batch + ","), fix + " instead of " + batch);
        }
    }

    @Example
    void aShareThatNoBatchIsLargeEnoughForEndsToo() {
        assertTrue(unmet(128, 1e-300, 16).fix().contains(String.valueOf(Integer.MAX_VALUE)));
    }

    @Example
    void theMessageIsThatOfTheCompiler() {
        BatchHoldsEveryStep obligation = new BatchHoldsEveryStep(128, 0.25, false);
        assertEquals("""
                [Saltus/BatchHoldsEveryStep] the batch has fewer bootstrap rows than there are step sizes
                  found: a batch of 27; bootstrap rows: 6; step sizes: 7
                  why:   a step size without a row is never learned, and every longer one is learned from it
                  fix:   use a batch of at least 28, a larger bootstrap share, fewer dyadic steps, or @DyadicTimes(sizes = DRAWN), which trains each size in expectation""", unmet(128, 0.25, 27).message(obligation.rule()));
        assertFalse(obligation.unmet(training(28)).isPresent());
        assertFalse(obligation.unmet(new Opening.Sampling(1, 1, 0)).isPresent());
    }

    private static boolean holds(int steps, double bootstrap, int batch) {
        return new BatchHoldsEveryStep(steps, bootstrap, false)
                .unmet(training(batch))
                .isEmpty();
    }

    private static Unmet unmet(int steps, double bootstrap, int batch) {
        Unmet unmet = new BatchHoldsEveryStep(steps, bootstrap, false)
                .unmet(training(batch))
                .orElseThrow();
        assertEquals(Unmet.Severity.ERROR, unmet.severity());
        return unmet;
    }

    private static Opening training(int batch) {
        return new Opening.Training(batch, 0, NETWORK, Shape.of(2), false);
    }
}
