package saltus.runtime.evaluate.look;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import saltus.runtime.UnusableResultException;

/**
 * The squared Frechet distance between normal laws, |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)) (Dowson and Landau, 1982; FID
 * is that of the features of Inception, Heusel et al., arXiv 1706.08500, Eq. 6), from one law to many.
 *
 * <p>The trace of the root is the sum of the roots of the eigenvalues of L^T C2 L with C1 = L L^T, which are those of C1 C2:
 * symmetric, never negative, and without eigenvectors for each further law. Covariances may be singular, as those of fewer rows
 * than features are: directions without variance, up to rounding, are left out.
 */
final class FrechetDistance {
    /** Eigenvalues below this share of the greatest, times their number, are rounding. */
    private static final double ROUNDING = Math.ulp(1.0);

    private static final double SAFETY = 1000;

    private final double[] mean;
    private final double trace;

    /** [D, rank]. */
    private final DMatrixRMaj root;

    /** @param from whose covariance has at least two rows behind it */
    FrechetDistance(FeatureMoments from) {
        int n = from.features();
        double[] covariance = from.covariance();
        this.mean = from.mean();
        this.trace = trace(covariance, n);
        this.root = isFinite(covariance) ? root(new DMatrixRMaj(n, n, true, covariance)) : new DMatrixRMaj(n, 0);
    }

    private static boolean isFinite(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += 0 * number;
        }
        return sum == 0;
    }

    private static double trace(double[] matrix, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += matrix[i * n + i];
        }
        return sum;
    }

    /** L with L L^T = C, of as many columns as C has directions with variance. */
    private static DMatrixRMaj root(DMatrixRMaj covariance) {
        CholeskyDecomposition_F64<DMatrixRMaj> triangular = DecompositionFactory_DDRM.chol(covariance.numRows, true);
        if (triangular.decompose(covariance.copy())) {
            DMatrixRMaj lower = triangular.getT(null);
            if (isRegular(lower)) {
                return lower;
            }
        }
        return rootOfSingular(covariance);
    }

    /** False for a pivot that may be rounding alone. */
    private static boolean isRegular(DMatrixRMaj lower) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int i = 0; i < lower.numRows; i++) {
            least = Math.min(least, lower.get(i, i));
            greatest = Math.max(greatest, lower.get(i, i));
        }
        return least * least > SAFETY * lower.numRows * ROUNDING * greatest * greatest;
    }

    /** By eigenvectors, some twenty times slower. */
    private static DMatrixRMaj rootOfSingular(DMatrixRMaj covariance) {
        int n = covariance.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = decomposed(covariance, true);
        double[] values = values(eigen, n);
        double least = rounding(values);
        int rank = 0;
        for (double value : values) {
            rank += value > least ? 1 : 0;
        }
        DMatrixRMaj root = new DMatrixRMaj(n, rank);
        int column = 0;
        for (int i = 0; i < n; i++) {
            if (values[i] > least) {
                DMatrixRMaj vector = eigen.getEigenVector(i);
                double scale = Math.sqrt(values[i]);
                for (int row = 0; row < n; row++) {
                    root.set(row, column, scale * vector.get(row));
                }
                column++;
            }
        }
        return root;
    }

    private static EigenDecomposition_F64<DMatrixRMaj> decomposed(DMatrixRMaj symmetric, boolean vectors) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(symmetric.numRows, vectors, true);
        if (!eigen.decompose(symmetric)) {
            throw new UnusableResultException(
                    "The covariance of the features has no eigenvalues that could be found, since its numbers are of very different size; give another feature network.");
        }
        return eigen;
    }

    private static double[] values(EigenDecomposition_F64<DMatrixRMaj> eigen, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = eigen.getEigenvalue(i).getReal();
        }
        return values;
    }

    private static double rounding(double[] values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        return values.length * ROUNDING * greatest;
    }

    /**
     * The squared distance, in the square of the features' unit; at least 0, and no number where one of them is not finite.
     *
     * @throws UnusableResultException if no eigenvalues can be found
     */
    double to(FeatureMoments other) {
        int n = mean.length;
        double[] covariance = other.covariance();
        double[] otherMean = other.mean();
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += (mean[i] - otherMean[i]) * (mean[i] - otherMean[i]);
        }
        double both = trace + trace(covariance, n);
        if (!Double.isFinite(both + square) || !isFinite(covariance)) {
            return Double.NaN;
        }
        // Rounding can leave a tiny negative number; max keeps a NaN.
        return Math.max(0, square + both - 2 * traceOfRoot(new DMatrixRMaj(n, n, true, covariance)));
    }

    private double traceOfRoot(DMatrixRMaj covariance) {
        int rank = root.numCols;
        if (rank == 0) {
            return 0;
        }
        DMatrixRMaj half = new DMatrixRMaj(covariance.numRows, rank);
        CommonOps_DDRM.mult(covariance, root, half);
        DMatrixRMaj product = new DMatrixRMaj(rank, rank);
        CommonOps_DDRM.multTransA(root, half, product);
        symmetrise(product);
        double[] values = values(decomposed(product, false), rank);
        double least = rounding(values);
        double sum = 0;
        for (double value : values) {
            sum += value > least ? Math.sqrt(value) : 0;
        }
        return sum;
    }

    private static void symmetrise(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (matrix.get(i, j) + matrix.get(j, i)) / 2;
                matrix.set(i, j, mean);
                matrix.set(j, i, mean);
            }
        }
    }
}
