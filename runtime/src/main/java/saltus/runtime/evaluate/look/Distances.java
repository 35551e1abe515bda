package saltus.runtime.evaluate.look;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Products and distances of all pairs of rows of two sets, as products of matrices. */
final class Distances {
    private Distances() {}

    /** The inner products [n, m]. */
    static DMatrixRMaj products(Table left, Table right) {
        DMatrixRMaj all = new DMatrixRMaj(left.count(), right.count());
        DMatrixRMaj turned = new DMatrixRMaj(right.width(), right.count());
        CommonOps_DDRM.transpose(right.matrix(), turned);
        CommonOps_DDRM.mult(left.matrix(), turned, all);
        return all;
    }

    /** The squared Euclidean distances [n, m]; at least 0. */
    static DMatrixRMaj squared(Table left, Table right) {
        DMatrixRMaj all = products(left, right);
        double[] x = squares(left);
        double[] y = squares(right);
        for (int i = 0; i < all.numRows; i++) {
            for (int j = 0; j < all.numCols; j++) {
                int at = i * all.numCols + j;
                // rounding can leave a tiny negative number; max keeps a NaN
                all.data[at] = Math.max(0, x[i] + y[j] - 2 * all.data[at]);
            }
        }
        return all;
    }

    private static double[] squares(Table set) {
        double[] squares = new double[set.count()];
        for (int i = 0; i < squares.length; i++) {
            for (int k = 0; k < set.width(); k++) {
                squares[i] += set.at(i, k) * set.at(i, k);
            }
        }
        return squares;
    }
}
