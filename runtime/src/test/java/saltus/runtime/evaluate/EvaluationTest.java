package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static PointSet truth(int index) {
        return PointSet.of(Points.normal(500, 2, 100 + index), 2);
    }

    @Test
    void trueSamplesLieAtTheFloorAndWrongOnesFarAbove() {
        Evaluation good = Evaluation.of(PointSet.of(Points.normal(500, 2, 1), 2), EvaluationTest::truth, 8);
        assertTrue(
                Math.abs(good.sw2() - good.sw2Floor().mean())
                        < 4 * good.sw2Floor().spread(),
                good.table());
        double[] moved = Points.shifted(Points.normal(500, 2, 1), 0.5, 0);
        Evaluation bad = Evaluation.of(PointSet.of(moved, 2), EvaluationTest::truth, 8);
        assertTrue(bad.sw2() > bad.sw2Floor().mean() + 4 * bad.sw2Floor().spread(), bad.table());
        assertTrue(
                bad.energy() > bad.energyFloor().mean() + 4 * bad.energyFloor().spread(), bad.table());
    }

    @Test
    void theFloorIsMeanAndDeviationOverPairs() {
        IntFunction<PointSet> sets = index -> PointSet.of(new double[] {index % 2 == 0 ? 0 : index}, 1);
        // The pairs (0, 1), (2, 3) and (4, 5) have the distances 1, 3 and 5.
        NoiseFloor floor = NoiseFloor.measure(new SlicedWasserstein(), sets, 3);
        assertEquals(new NoiseFloor(3, 2, 3), floor);
        assertThrows(IllegalArgumentException.class, () -> NoiseFloor.measure(new SlicedWasserstein(), sets, 1));
    }

    @Test
    void theTableIsAligned() {
        Evaluation evaluation =
                new Evaluation(0.05, new NoiseFloor(0.04, 0.005, 8), 1.25, new NoiseFloor(0.5, 0.25, 8), 10_000);
        assertEquals("""
                distance         value     floor       +/-   ratio
                SW2             0.0500    0.0400    0.0050    1.25
                energy          1.2500    0.5000    0.2500    2.50
                10,000 samples; the floor is two true sets of that size, 8 repeats
                """, evaluation.table().replace(System.lineSeparator(), "\n"));
    }
}
