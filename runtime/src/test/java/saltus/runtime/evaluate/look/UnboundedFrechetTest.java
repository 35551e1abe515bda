package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import saltus.runtime.evaluate.Reading;

/** Normal features, whose Frechet distance is known: a shift of 0.3 and a deviation of 1.1 in each of them. */
class UnboundedFrechetTest {
    private static final int FEATURES = 16;
    private static final double KNOWN = FEATURES * (0.3 * 0.3 + 0.1 * 0.1);

    private static FeatureSet set(int n, double mean, double deviation, long seed) {
        Random random = new Random(seed);
        double[] rows = DoubleStream.generate(() -> mean + deviation * random.nextGaussian())
                .limit((long) n * FEATURES)
                .toArray();
        return FeatureSet.of(new FeatureSet.Rows(new Table(rows, FEATURES), Optional.empty(), new long[0]));
    }

    @Test
    void itsErrorIsHonestWhereThatOfTheDistanceIsNot() {
        int within = 0;
        double mean = 0;
        double plain = 0;
        for (int seed = 0; seed < 20; seed++) {
            FeaturePair pair = new FeaturePair(set(200, 0.3, 1.1, seed), set(300, 0, 1, 100 + seed));
            Reading found = new UnboundedFrechet(10).of(pair);
            within += found.low().orElseThrow() < KNOWN && KNOWN < found.high().orElseThrow() ? 1 : 0;
            mean += found.value() / 20;
            plain += new Frechet().of(pair).value() / 20;
        }
        assertTrue(within >= 16, within + " of 20 intervals hold the truth");
        assertEquals(KNOWN, mean, 0.1);
        assertTrue(plain > KNOWN + 0.4, "without extrapolation it is " + plain);
    }

    /** Rows in any order, such as each class in turn, have the same errors, about. */
    @Test
    void theOrderOfRowsDoesNotDecideTheError() {
        double[] plain = set(400, 0, 1, 3).rows().orElseThrow().features().numbers();
        double[] turns = plain.clone();
        for (int i = 0; i < 400; i++) {
            // each tenth row is far from the others
            turns[i * FEATURES] += i % 10 == 0 ? 6 : 0;
        }
        double[] blocks = new double[turns.length];
        for (int i = 0; i < 400; i++) {
            int to = i % 10 * 40 + i / 10;
            System.arraycopy(turns, i * FEATURES, blocks, to * FEATURES, FEATURES);
        }
        FeatureSet truth = set(600, 0, 1, 8);
        double first = error(turns, truth);
        double second = error(blocks, truth);
        assertEquals(1, first / second, 0.6, first + " and " + second);
    }

    private static double error(double[] rows, FeatureSet truth) {
        FeatureSet set = FeatureSet.of(new FeatureSet.Rows(new Table(rows, FEATURES), Optional.empty(), new long[0]));
        Reading found = new UnboundedFrechet(10).of(new FeaturePair(set, truth));
        return found.high().orElseThrow() - found.value();
    }

    /** Where a file tells the truth by mean and covariance, the generated side alone is extrapolated. */
    @Test
    void aTruthThatIsToldIsExact() {
        FeatureSet told = new FeatureSet(set(200_000, 0, 1, 7).moments(), Optional.empty());
        FeatureSet withSome = new FeatureSet(told.moments(), set(300, 0, 1, 9).rows());
        FeatureSet generated = set(200, 0.3, 1.1, 1);
        assertEquals(
                new UnboundedFrechet(5).of(new FeaturePair(generated, told)),
                new UnboundedFrechet(5).of(new FeaturePair(generated, withSome)),
                "some pictures beside do not change it");
        double mean = 0;
        for (int seed = 0; seed < 10; seed++) {
            mean += new UnboundedFrechet(5)
                            .of(new FeaturePair(set(200, 0.3, 1.1, seed), told))
                            .value()
                    / 10;
        }
        assertEquals(KNOWN, mean, 0.12);
    }
}
