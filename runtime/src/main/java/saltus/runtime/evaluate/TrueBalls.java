package saltus.runtime.evaluate;

import java.util.Optional;

/**
 * Generated samples, and balls about true ones that reach to their k-th nearest true neighbour, as those measures need them that
 * tell where there are true samples (arXiv 1904.06991, 2002.09797).
 *
 * @param samples generated
 * @param truth centres
 * @param reach squared radius of each ball
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel of numbers that nobody compares
record TrueBalls(PointSet samples, PointSet truth, double[] reach) {
    private static final long SEED = 0;

    /**
     * The balls of two sets; empty if a number of them is not finite.
     *
     * @param cap a set of more points is replaced by a random subset of this size
     */
    static Optional<TrueBalls> of(PointSet left, PointSet right, int neighbours, int cap) {
        left.requireSameDimension(right);
        if (!left.isFinite() || !right.isFinite()) {
            return Optional.empty();
        }
        PointSet truth = right.atMost(cap, SEED);
        return Optional.of(new TrueBalls(left.atMost(cap, SEED), truth, Neighbours.reach(truth, neighbours)));
    }

    /** Operations of the balls, and of a comparison with every sample. */
    static double work(int samples, int size, int cap) {
        int compared = Math.min(samples, cap);
        return 2 * (Distances.work(compared, compared, size) + Neighbours.SORTING * compared * compared);
    }
}
