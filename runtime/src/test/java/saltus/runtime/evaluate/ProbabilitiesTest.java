package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Samples;

/** Probabilities of true samples against true ones are spread evenly over [0, 1], and closed forms hold. */
class ProbabilitiesTest {
    /** The greatest distance of the probabilities' distribution from the even one, of Kolmogorov and Smirnov. */
    private static double unevenness(int count, LongToDoubleFunction probability) {
        double[] sorted =
                LongStream.range(0, count).mapToDouble(probability).sorted().toArray();
        return IntStream.range(0, count)
                .mapToDouble(i ->
                        Math.max(Math.abs(sorted[i] - (double) i / count), Math.abs(sorted[i] - (i + 1.0) / count)))
                .max()
                .orElseThrow();
    }

    private static PointSet normal(int count, long seed) {
        return PointSet.of(Points.normal(count, 2, seed), 2);
    }

    /** A distance of 1.63 / sqrt(n) or more has a probability of 1 %. */
    @Test
    void thoseByPermutationAreSpreadEvenly() {
        KernelDistance kernel = new KernelDistance(40, 99);
        double found = unevenness(
                300,
                seed -> kernel.reading(normal(40, 2 * seed), normal(30, 2 * seed + 1))
                        .chance()
                        .orElseThrow());
        assertTrue(found < 1.63 / Math.sqrt(300), "unevenness " + found);
    }

    @Test
    void thoseByTheFloorAreSpreadEvenlyForNormalValues() {
        double found = unevenness(1000, seed -> {
            Random random = new Random(seed);
            double[] repeats = random.doubles(8).map(u -> random.nextGaussian()).toArray();
            NoiseFloor floor = NoiseFloor.of(repeats);
            double value = random.nextGaussian();
            assertEquals(1, floor.chanceAbove(value) + floor.chanceBelow(value), 1e-12);
            return floor.chanceAbove(value);
        });
        assertTrue(found < 1.63 / Math.sqrt(1000), "unevenness " + found);
    }

    /** Values that are not normal: about as evenly, and seldom small. */
    @ParameterizedTest
    @ValueSource(strings = {"SW2:directions=16", "energy", "outside", "missed", "off"})
    void thoseOfTrueSamplesAreAboutEven(String metric) {
        DataSet data = DataSources.open("gaussian:2").value();
        double[] p = LongStream.range(0, 60)
                .mapToDouble(seed -> {
                    float[] points = data.trueSamples(1000 + seed, 100).samples();
                    SetJudge judge = new SetJudge(Metrics.open(List.of(metric), data), data, 50 * seed, 10);
                    Double chance = judge.of(new Samples(points, new long[100], 100, 2), Measuring.UNHEARD)
                            .scores()
                            .get(0)
                            .p();
                    assertTrue(chance != null);
                    return chance;
                })
                .toArray();
        long small = Arrays.stream(p).filter(chance -> chance < 0.1).count();
        long tiny = Arrays.stream(p).filter(chance -> chance < 0.002).count();
        double mean = Arrays.stream(p).average().orElseThrow();
        assertTrue(small <= 14, small + " of 60 are below 0.1");
        assertTrue(tiny <= 1, tiny + " of 60 are below 0.002");
        // few true points are off, so that most of these probabilities are 1
        assertTrue(mean > 0.38 && (mean < 0.62 || "off".equals(metric)), "mean " + mean);
    }

    /** Normal points that are moved by c leave the middle 99.9 % with a probability that is known. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 3})
    void theShareOffIsThatOfTheLaw(double shift) {
        DataSet data = DataSources.open("gaussian:1").value();
        int count = 20_000;
        float[] points = data.trueSamples(5, count).samples();
        double deviation = 0.4 + 0.8 * (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < count; i++) {
            points[i] += (float) (shift * deviation);
        }
        Reading reading = new Off(data.support().orElseThrow()).reading(PointSet.of(points, 1), PointSet.of(points, 1));
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double edge = normal.inverseCumulativeProbability(0.9995);
        double expected = 1 - normal.probability(-edge - shift, edge - shift);
        assertTrue(
                reading.low().orElseThrow() < expected
                        && expected < reading.high().orElseThrow(),
                reading + " where the law gives " + expected);
        assertEquals(shift == 0, reading.chance().orElseThrow() > 0.01);
    }

    /** Lemma 2 of Naeem et al., whatever the law. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void theShareMissedIsThatOfTheLemmaInTheMean(int neighbours) {
        int samples = 30;
        int truths = 20;
        double expected = IntStream.rangeClosed(1, neighbours)
                .mapToDouble(i -> (truths - i) / (double) (truths + samples - i))
                .reduce(1, (a, b) -> a * b);
        Missed missed = new Missed(neighbours, 1000);
        double mean = LongStream.range(0, 2000)
                .mapToDouble(seed -> missed.between(normal(samples, 2 * seed), normal(truths, 2 * seed + 1)))
                .average()
                .orElseThrow();
        assertEquals(expected, mean, 0.1 * expected + 0.002);
    }
}
