package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
    /** Of laws whose covariances have the same axes the roots of their variances are compared. */
    @Property(tries = 40)
    void onCommonAxesItIsTheClosedForm(@ForAll @IntRange(min = 1, max = 12) int features, @ForAll long seed) {
        Random random = new Random(seed);
        double[] turn = rotation(features, random);
        double[] left = new double[features];
        double[] right = new double[features];
        double[] gap = new double[features];
        double known = 0;
        for (int i = 0; i < features; i++) {
            left[i] = random.nextInt(4) * random.nextDouble();
            right[i] = random.nextInt(4) * random.nextDouble();
            gap[i] = random.nextGaussian();
            known += gap[i] * gap[i] + Math.pow(Math.sqrt(left[i]) - Math.sqrt(right[i]), 2);
        }
        FeatureMoments from = FeatureMoments.told(100, new double[features], turned(turn, left));
        FeatureMoments to = FeatureMoments.told(50, gap, turned(turn, right));
        assertEquals(known, new FrechetDistance(from).to(to), 1e-6);
        assertEquals(known, new FrechetDistance(to).to(from), 1e-6);
    }

    /** In the plane tr (A B)^(1/2) = (tr A B + 2 (det A det B)^(1/2))^(1/2), whatever the axes. */
    @Property(tries = 100)
    void inThePlaneItIsTheClosedForm(
            @ForAll @DoubleRange(min = 0.1, max = 4) double a,
            @ForAll @DoubleRange(min = -0.99, max = 0.99) double slope,
            @ForAll @DoubleRange(min = 0.1, max = 4) double b) {
        double cross = slope * Math.sqrt(a * b);
        double product = a * b + b * a + 2 * 0.3 * cross;
        double determinants = (a * b - cross * cross) * (a * b - 0.09);
        if (determinants < 0) {
            return;
        }
        double known = 2 * (a + b) - 2 * Math.sqrt(product + 2 * Math.sqrt(determinants));
        FeatureMoments from = FeatureMoments.told(9, new double[2], new double[] {a, cross, cross, b});
        FeatureMoments to = FeatureMoments.told(9, new double[2], new double[] {b, 0.3, 0.3, a});
        assertEquals(known, new FrechetDistance(from).to(to), 1e-6);
    }

    /**
     * Numbers that NumPy 2.4.6 has made in double precision; nothing of a root is taken, since the trace of the root is the sum
     * of the singular values of the product of the centred rows, which holds for singular covariances, too:
     *
     * <pre>{@code
     * def made(n, d, seed):
     *     i = np.arange(n, dtype=np.int64)[:, None]; j = np.arange(d, dtype=np.int64)[None, :]
     *     raw = ((i * 7919 + j * 104729 + i * i * (j + 3) * 31 + seed * 7) % 1009) / 1009.0
     *     return raw + 0.5 * np.roll(raw, 1, axis=1) * seed
     * def distance(x, y):
     *     mx, my = x.mean(0), y.mean(0)
     *     ax, ay = (x - mx) / np.sqrt(len(x) - 1), (y - my) / np.sqrt(len(y) - 1)
     *     root = np.linalg.svd(ax @ ay.T, compute_uv=False).sum()
     *     return ((mx - my) ** 2).sum() + np.trace(np.cov(x, rowvar=False)) + np.trace(np.cov(y, rowvar=False)) - 2 * root
     * for n, m, d in [(200, 150, 8), (400, 300, 48), (10, 14, 24)]:
     *     print(repr(distance(made(n, d, 1), made(m, d, 2))))
     * }</pre>
     */
    @Test
    void itIsWhatNumpyMakesOfTheSameRows() {
        assertEquals(0.618749468392924, distance(200, 150, 8), 1e-8);
        assertEquals(3.679826818894366, distance(400, 300, 48), 1e-8);
        assertEquals(2.175927451180149, distance(10, 14, 24), 1e-8, "with fewer rows than features");
    }

    @Test
    void ofEqualSetsItIsZeroAndOfPointsThatOfTheirMeans() {
        FeatureMoments some = FeatureMoments.of(NumpyRows.made(30, 40, 1), 40);
        assertEquals(0, new FrechetDistance(some).to(some), 1e-10);
        FeatureMoments here = FeatureMoments.of(new double[] {1, 2, 1, 2}, 2);
        FeatureMoments there = FeatureMoments.of(new double[] {4, 6, 4, 6}, 2);
        assertEquals(25, new FrechetDistance(here).to(there), 0);
    }

    private static double distance(int n, int m, int features) {
        FeatureMoments left = FeatureMoments.of(NumpyRows.made(n, features, 1), features);
        FeatureMoments right = FeatureMoments.of(NumpyRows.made(m, features, 2), features);
        return new FrechetDistance(left).to(right);
    }

    /** A random rotation or reflection: Gram and Schmidt's of random rows. */
    private static double[] rotation(int n, Random random) {
        double[] q = new double[n * n];
        for (int i = 0; i < n; i++) {
            double norm = 0;
            while (norm < 1e-3) {
                for (int k = 0; k < n; k++) {
                    q[i * n + k] = random.nextGaussian();
                }
                for (int repeat = 0; repeat < 2; repeat++) {
                    for (int j = 0; j < i; j++) {
                        double along = 0;
                        for (int k = 0; k < n; k++) {
                            along += q[i * n + k] * q[j * n + k];
                        }
                        for (int k = 0; k < n; k++) {
                            q[i * n + k] -= along * q[j * n + k];
                        }
                    }
                }
                norm = 0;
                for (int k = 0; k < n; k++) {
                    norm += q[i * n + k] * q[i * n + k];
                }
                norm = Math.sqrt(norm);
            }
            for (int k = 0; k < n; k++) {
                q[i * n + k] /= norm;
            }
        }
        return q;
    }

    private static double[] turned(double[] turn, double[] variances) {
        int n = variances.length;
        double[] covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    covariance[i * n + j] += turn[k * n + i] * variances[k] * turn[k * n + j];
                }
            }
        }
        return covariance;
    }
}
