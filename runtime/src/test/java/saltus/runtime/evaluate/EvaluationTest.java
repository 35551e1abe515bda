package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.EndlessPoints;
import saltus.runtime.data.Samples;
import saltus.runtime.door.Named;

class EvaluationTest {
    private static final DataSet LINE = new EndlessPoints(1, (random, point) -> point[0] = random.normal());

    private static SetJudge judge(DataSet data, SetDistance metric) {
        return new SetJudge(List.of(new Named<>("own", metric)), data, 0, 30);
    }

    private static Samples line(float... points) {
        return new Samples(points, new long[points.length], points.length, 1);
    }

    @Test
    void theFloorIsMeanDeviationAndRangeOverPairsAndIsMeasuredOnce() {
        List<Double> floors = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        SetJudge judge = judge(LINE, (left, right) -> {
            if (left.at(0, 0) == 7) {
                values.add(right.at(0, 0));
                return right.at(0, 0);
            }
            floors.add(left.at(0, 0));
            return floors.size();
        });
        NoiseFloor floor = new NoiseFloor(4.5, Math.sqrt(6), 1, 8, 8);
        for (int evaluation = 0; evaluation < 2; evaluation++) {
            Score score = judge.of(line(7, 7, 7), Measuring.UNHEARD).scores().get(0);
            assertEquals(floor, score.floor());
            assertEquals(values.get(0), score.value());
            assertEquals(8, floors.stream().distinct().count(), "pairs of the floor");
        }
        assertEquals(8, floors.size(), "comparisons of true sets in two evaluations");
        assertEquals(List.of(values.get(0), values.get(0)), values);
        assertThrows(IllegalArgumentException.class, () -> NoiseFloor.of(1));
    }

    /** By hand: 2 deviations of Student's law with 7 degrees of freedom, from its quantiles. */
    @Test
    void theProbabilityIsStudents() {
        double deviation = 3 * Math.sqrt(1 + 1.0 / 8);
        NoiseFloor floor = new NoiseFloor(10, 3, 6, 14, 8);
        assertEquals(0.5, floor.chanceAbove(10), 1e-12);
        assertEquals(0.05, floor.chanceAbove(10 + 1.894579 * deviation), 1e-6);
        assertEquals(0.001, floor.chanceBelow(10 - 4.785290 * deviation), 1e-6);
        NoiseFloor still = new NoiseFloor(0, 0, 0, 0, 8);
        assertEquals(1.0 / 9, still.chanceAbove(1e-9), 1e-12);
        assertEquals(1, still.chanceAbove(0));
    }

    /** The ends of the interval are where the observed number or one beyond it has a probability of 2.5 %. */
    @Property(tries = 100)
    void theIntervalOfAShareIsThatOfTheBinomialLaw(
            @ForAll @IntRange(min = 1, max = 2000) int samples, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        int hits = (int) Math.round(share * samples);
        Reading reading = Reading.share(hits, samples);
        double low = reading.low().orElseThrow();
        double high = reading.high().orElseThrow();
        assertTrue(low <= reading.value() && reading.value() <= high);
        if (hits > 0) {
            assertEquals(0.025, BinomialDistribution.of(samples, low).survivalProbability(hits - 1), 1e-6);
        }
        if (hits < samples) {
            assertEquals(0.025, BinomialDistribution.of(samples, high).cumulativeProbability(hits), 1e-6);
        }
    }

    @Test
    void progressGoesFromNothingToAll() {
        List<Double> shares = new ArrayList<>();
        judge(LINE, (left, right) -> 1).of(line(0, 1), (share, metric) -> shares.add(share));
        assertEquals(9, shares.size());
        assertEquals(shares.stream().sorted().toList(), shares);
        assertEquals(1, shares.get(8));
    }

    @Test
    void whatIsNotFiniteIsNoResult() {
        assertRefused("2 of the 3 numbers", (left, right) -> 1, line(0, Float.NaN, Float.POSITIVE_INFINITY));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused("The metric 'own' gives", (left, right) -> value, line(0, 1));
        }
    }

    private static void assertRefused(String why, SetDistance metric, Samples samples) {
        String message = assertThrows(
                        UnusableResultException.class, () -> judge(LINE, metric).of(samples, Measuring.UNHEARD))
                .getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void theTableIsAlignedAndSaysWhatWasDone() {
        NoiseFloor floor = new NoiseFloor(0.04, 0.005, 0.03, 0.05, 8);
        ClassScore worst = new ClassScore(3, "three", 0.5, floor, 100, 0.01);
        Evaluation evaluation = new Evaluation(
                List.of(
                        new Score("SW2", 0.05, floor, 2000, null, null, 0.0625, false, worst),
                        new Score("off", 0.25, new NoiseFloor(0, 0, 0, 0, 8), 500, 0.2, 0.3, 1e-9, false, null)),
                2000,
                10_000,
                DataSet.Truth.FRESH,
                0,
                10);
        assertEquals("""
                metric           value     floor       +/-   ratio       p   samples
                SW2             0.0500    0.0400    0.0050    1.25   0.063     2,000
                off             0.2500    0.0000    0.0000       -  <0.001       500  95 %: 0.2000 to 0.3000
                the worst of 10 classes:
                SW2             0.5000    0.0400    0.0050   12.50   0.010       100  3 three
                2,000 samples of 10,000 (more would take too long), against true samples that training has not seen;
                the floor is two true sets of that size, 8 repeats; p: how likely true samples are as bad
                """, evaluation.table().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void theTableSaysThatOnlyHalfOfTheTruthCanBeComparedWithTheOther() {
        Evaluation evaluation = new Evaluation(
                List.of(new Score("SW2", 1, new NoiseFloor(1, 1, 0, 2, 8))),
                50,
                10_000,
                DataSet.Truth.HELD_BACK,
                101,
                0);
        assertTrue(
                evaluation
                        .table()
                        .contains(
                                "50 samples of 10,000 (half of the 101 true ones), against true samples that were held back"),
                evaluation.table());
    }

    @Test
    void usualMetricsAreThoseThatTheDataCanBeMeasuredBy() {
        Named<DataSet> board = DataSources.open("checkerboard");
        Judge judge = Judges.of(new JudgeRequest(List.of(), 0), board).orElseThrow();
        assertEquals(List.of("SW2", "energy", "off", "outside", "missed", "mmd"), judge.metrics());
        assertTrue(Judges.of(new JudgeRequest(List.of("none"), 0), board).isEmpty());
    }
}
