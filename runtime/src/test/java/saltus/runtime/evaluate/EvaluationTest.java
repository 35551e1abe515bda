package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;

class EvaluationTest {
    private static PointSet truth(int index) {
        return PointSet.of(Points.normal(500, 2, 100 + index), 2);
    }

    private static final List<Named<SetDistance>> METRICS = Metrics.open(List.of(), DataSet.Kind.POINTS);

    @Test
    void trueSamplesLieAtTheFloorAndWrongOnesFarAbove() {
        Evaluation good = Evaluation.of(METRICS, PointSet.of(Points.normal(500, 2, 1), 2), EvaluationTest::truth, 8);
        Score sw2 = good.scores().get(0);
        assertTrue(Math.abs(sw2.value() - sw2.floor().mean()) < 4 * sw2.floor().spread(), good.table());
        double[] moved = Points.shifted(Points.normal(500, 2, 1), 0.5, 0);
        Evaluation bad = Evaluation.of(METRICS, PointSet.of(moved, 2), EvaluationTest::truth, 8);
        assertEquals(
                List.of("SW2", "energy"),
                bad.scores().stream().map(Score::metric).toList());
        for (Score score : bad.scores()) {
            assertTrue(score.value() > score.floor().mean() + 4 * score.floor().spread(), bad.table());
        }
    }

    @Test
    void theFloorIsMeanAndDeviationOverPairsAndEachTrueSetIsMadeOnce() {
        List<Integer> made = new ArrayList<>();
        IntFunction<PointSet> sets = index -> {
            made.add(index);
            return PointSet.of(new double[] {index % 2 == 0 ? 0 : index}, 1);
        };
        // The pairs (0, 1), (2, 3) and (4, 5) have the distances 1, 3 and 5.
        Evaluation evaluation = Evaluation.of(METRICS, PointSet.of(new double[] {2}, 1), sets, 3);
        assertEquals(
                new Score("SW2", 2, new NoiseFloor(3, 2, 3)),
                evaluation.scores().get(0));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), made);
        assertThrows(IllegalArgumentException.class, () -> NoiseFloor.of(1));
    }

    @Test
    void theTableIsAligned() {
        Evaluation evaluation = new Evaluation(
                List.of(
                        new Score("SW2", 0.05, new NoiseFloor(0.04, 0.005, 8)),
                        new Score("energy", 1.25, new NoiseFloor(0.5, 0.25, 8))),
                10_000,
                10_000);
        assertEquals("""
                metric           value     floor       +/-   ratio
                SW2             0.0500    0.0400    0.0050    1.25
                energy          1.2500    0.5000    0.2500    2.50
                10,000 samples; the floor is two true sets of that size, 8 repeats
                """, evaluation.table().replace(System.lineSeparator(), "\n"));
    }
}
