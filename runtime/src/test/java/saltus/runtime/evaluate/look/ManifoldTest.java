package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On a line, where every ball is an interval that can be counted by hand. */
class ManifoldTest {
    private static FeatureSet line(double... at) {
        return FeatureSet.of(new FeatureSet.Rows(new Table(at, 1), Optional.empty(), new long[0]));
    }

    private static double of(Manifold.Share share, int k, FeatureSet generated, FeatureSet truth) {
        return new Manifold(share, k, 100).of(new FeaturePair(generated, truth)).value();
    }

    @Test
    void sharesAreCountedByBalls() {
        // with one neighbour the balls of the truth are [-1, 1], [0, 2], [1, 3], [-2, 10] about 0, 1, 2, 4
        FeatureSet truth = line(0, 1, 2, 4);
        FeatureSet generated = line(0.5, 2.5, 7);
        assertEquals(2 / 3.0, of(Manifold.Share.PRECISION, 1, generated, truth), 1e-12);
        // 0.5 is in two balls, 2.5 in that of 2 and in that of 4
        assertEquals(4 / 3.0, of(Manifold.Share.DENSITY, 1, generated, truth), 1e-12);
        assertEquals(1, of(Manifold.Share.COVERAGE, 1, generated, truth), 1e-12);
        // the balls of the samples reach 2, 2 and 4.5 far
        assertEquals(1, of(Manifold.Share.RECALL, 1, generated, truth), 1e-12);
        assertEquals(0.25, of(Manifold.Share.RECALL, 1, line(0, 0.1, 0.2), truth), 1e-12);
        assertEquals(0.5, of(Manifold.Share.COVERAGE, 1, line(0, 0.1, 0.2), truth), 1e-12);
    }

    @Test
    void moreNeighboursMakeLargerBalls() {
        FeatureSet truth = line(0, 1, 2, 4);
        assertEquals(0, of(Manifold.Share.PRECISION, 1, line(6.5), truth), 0);
        assertEquals(1, of(Manifold.Share.PRECISION, 2, line(6.5), truth), 0);
    }

    /** Of a thousand samples a hundred are looked at: both halves of an order are among them. */
    @Test
    void someSamplesAreLookedAtWhateverTheirOrder() {
        double[] halves = new double[1000];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = i < 500 ? 0.001 * i : 1000;
        }
        FeatureSet truth = line(halves);
        double found = of(Manifold.Share.PRECISION, 3, line(java.util.Arrays.copyOf(halves, 500)), truth);
        assertEquals(1, found, 0.05);
        double split = of(Manifold.Share.RECALL, 3, line(java.util.Arrays.copyOf(halves, 500)), truth);
        assertEquals(0.5, split, 0.15);
    }

    @Test
    void whatIsNoNumberIsNone() {
        assertEquals(Double.NaN, of(Manifold.Share.PRECISION, 1, line(Double.NaN, 1), line(1, 2)));
    }
}
