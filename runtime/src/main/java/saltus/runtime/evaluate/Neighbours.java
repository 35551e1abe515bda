package saltus.runtime.evaluate;

import java.util.Arrays;

/** Squared distances to nearest neighbours. */
final class Neighbours {
    /** Operations that sort a distance into the nearest ones of a point, about. */
    static final double SORTING = 2;

    private Neighbours() {}

    /** From each point of a set to its k-th nearest other point of the set, or to the farthest of fewer; 0 if it is alone. */
    static double[] reach(PointSet set, int neighbours) {
        double[] reach = new double[set.count()];
        int rank = Math.min(neighbours, set.count() - 1);
        // the nearest of all is the point itself
        new Distances(set).from(set, (i, squares) -> reach[i] = smallest(squares, set.count(), rank + 1));
        return reach;
    }

    /** From each point of a set to the nearest of another. */
    static double[] nearest(PointSet from, PointSet to) {
        double[] nearest = new double[from.count()];
        new Distances(to).from(from, (i, squares) -> nearest[i] = smallest(squares, to.count(), 1));
        return nearest;
    }

    /** The number of a rank, from 1, among the first ones of an array. */
    private static double smallest(double[] values, int count, int rank) {
        double[] least = new double[rank];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int j = 0; j < count; j++) {
            if (values[j] < least[rank - 1]) {
                int at = rank - 1;
                while (at > 0 && least[at - 1] > values[j]) {
                    least[at] = least[at - 1];
                    at--;
                }
                least[at] = values[j];
            }
        }
        return least[rank - 1];
    }
}
