package saltus.runtime.evaluate.look;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** The squared distances of each point of a set to its nearest others, the nearest first. */
final class Neighbours {
    /** Neighbours that are known of each. */
    static final int MOST = 32;

    private final double[][] nearest;

    private Neighbours(double[][] nearest) {
        this.nearest = nearest;
    }

    static Neighbours within(Table set) {
        DMatrixRMaj all = Distances.squared(set, set);
        int n = set.count();
        double[][] nearest = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = Arrays.copyOfRange(all.data, i * n, (i + 1) * n);
            // not a neighbour of itself
            row[i] = -1;
            Arrays.sort(row);
            nearest[i] = Arrays.copyOfRange(row, 1, Math.min(n, MOST + 1));
        }
        return new Neighbours(nearest);
    }

    /** The squared distance of a point to its k-th nearest other, or to the farthest of fewer; 0 if there is no other. */
    double reach(int point, int k) {
        double[] known = nearest[point];
        return known.length == 0 ? 0 : known[Math.min(k, known.length) - 1];
    }
}
