package saltus.runtime.evaluate.look;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Mean and covariance of features, in double precision. Those of two sets give those of their union (Chan, Golub and LeVeque,
 * 1983, Eq. 2.1), so that sets may be gone through in parts, on several machines, in any order: the results differ by rounding
 * alone.
 *
 * <p>Immutable.
 */
public final class FeatureMoments {
    private final long count;
    private final double[] mean;
    private final double[] scatter;

    /** @param scatter the sum over the set of the outer products of what is left without the mean, [D, D]; becomes its own */
    private FeatureMoments(long count, double[] mean, double[] scatter) {
        this.count = count;
        this.mean = mean;
        this.scatter = scatter;
    }

    /** Those of no features. */
    public static FeatureMoments none(int features) {
        return new FeatureMoments(0, new double[features], new double[features * features]);
    }

    /**
     * Those of some rows.
     *
     * @param rows [n, D], row-major, n at least 1
     * @param features D
     */
    public static FeatureMoments of(double[] rows, int features) {
        int n = rows.length / features;
        if (n == 0 || rows.length != n * features) {
            throw new IllegalArgumentException(rows.length + " numbers are no rows of " + features);
        }
        double[] mean = new double[features];
        for (int i = 0; i < rows.length; i++) {
            mean[i % features] += rows[i];
        }
        for (int j = 0; j < features; j++) {
            mean[j] /= n;
        }
        double[] centred = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            centred[i] = rows[i] - mean[i % features];
        }
        DMatrixRMaj scatter = new DMatrixRMaj(features, features);
        CommonOps_DDRM.multInner(DMatrixRMaj.wrap(n, features, centred), scatter);
        return new FeatureMoments(n, mean, scatter.data);
    }

    /** Those of the rows of a table. */
    static FeatureMoments of(Table rows) {
        return of(rows.numbers(), rows.width());
    }

    /**
     * Those that a file tells.
     *
     * @param covariance [D, D], row-major, with n - 1 in the denominator
     */
    static FeatureMoments told(long count, double[] mean, double[] covariance) {
        double[] scatter = new double[covariance.length];
        for (int i = 0; i < scatter.length; i++) {
            scatter[i] = covariance[i] * (count - 1);
        }
        return new FeatureMoments(count, mean.clone(), scatter);
    }

    /** Those of this set and another together. */
    public FeatureMoments plus(FeatureMoments other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        int features = mean.length;
        long all = count + other.count;
        double[] gap = new double[features];
        double[] means = new double[features];
        for (int j = 0; j < features; j++) {
            gap[j] = other.mean[j] - mean[j];
            means[j] = mean[j] + gap[j] * other.count / all;
        }
        double weight = (double) count * other.count / all;
        double[] sum = new double[scatter.length];
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                int at = i * features + j;
                sum[at] = scatter[at] + other.scatter[at] + weight * gap[i] * gap[j];
            }
        }
        return new FeatureMoments(all, means, sum);
    }

    /** How many rows there were. */
    public long count() {
        return count;
    }

    /** D. */
    public int features() {
        return mean.length;
    }

    /** The mean [D]. */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * The covariance [D, D], row-major, with n - 1 in the denominator, as {@code numpy.cov} has it.
     *
     * @throws IllegalStateException of fewer than two rows
     */
    public double[] covariance() {
        if (count < 2) {
            throw new IllegalStateException(count + " rows have no covariance");
        }
        double[] covariance = new double[scatter.length];
        for (int i = 0; i < scatter.length; i++) {
            covariance[i] = scatter[i] / (count - 1);
        }
        return covariance;
    }
}
