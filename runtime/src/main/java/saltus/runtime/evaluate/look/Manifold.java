package saltus.runtime.evaluate.look;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import saltus.runtime.evaluate.Reading;

/**
 * Shares of a set that lie within balls about the points of the other, which reach to the k-th nearest neighbour of the point in
 * its own set. They are about some samples of each set, and depend on how many: a floor is of as many.
 *
 * @param share which of them
 * @param neighbours k, from 1 to 32
 * @param samples of each set, at most
 */
record Manifold(Share share, int neighbours, int samples) implements FeatureDistance {
    /** Which samples, and which balls. */
    enum Share {
        /** Generated samples within some ball of true ones (Kynkaanniemi et al., arXiv 1904.06991, Eq. 2). */
        PRECISION,
        /** True samples within some ball of generated ones (the same, Eq. 3). */
        RECALL,
        /** Balls of true samples about a generated one, over k: 1 on the mean for true sets (Naeem et al., arXiv 2002.09797, Eq. 4). */
        DENSITY,
        /** Balls of true samples with a generated one within (the same, Eq. 5). */
        COVERAGE
    }

    /** Operations that sort a distance into those of a point. */
    private static final int SORTING = 40;

    @Override
    public Reading of(FeaturePair pair) {
        FeaturePair some = pair.some(samples);
        DMatrixRMaj gaps = some.gaps();
        for (double gap : gaps.data) {
            if (Double.isNaN(gap)) {
                return Reading.of(Double.NaN);
            }
        }
        return switch (share) {
            case PRECISION -> share(gaps.numRows, i -> isWithin(some.truth(), gaps, i));
            case DENSITY -> Reading.of(density(some.truth(), gaps));
            case COVERAGE -> share(gaps.numCols, j -> isCovered(some.truth(), gaps, j));
            case RECALL -> share(gaps.numCols, j -> isReached(some.generated(), gaps, j));
        };
    }

    /** For each index a yes or no. */
    private interface Asked {
        boolean holds(int index);
    }

    private static Reading share(int count, Asked asked) {
        return Reading.share(IntStream.range(0, count).filter(asked::holds).count(), count);
    }

    private boolean isWithin(FeatureSet truth, DMatrixRMaj gaps, int generated) {
        Neighbours balls = truth.neighbours();
        return IntStream.range(0, gaps.numCols).anyMatch(j -> gaps.get(generated, j) <= balls.reach(j, neighbours));
    }

    private boolean isCovered(FeatureSet truth, DMatrixRMaj gaps, int ball) {
        double reach = truth.neighbours().reach(ball, neighbours);
        return IntStream.range(0, gaps.numRows).anyMatch(i -> gaps.get(i, ball) <= reach);
    }

    private boolean isReached(FeatureSet generated, DMatrixRMaj gaps, int truth) {
        Neighbours balls = generated.neighbours();
        return IntStream.range(0, gaps.numRows).anyMatch(i -> gaps.get(i, truth) <= balls.reach(i, neighbours));
    }

    private double density(FeatureSet truth, DMatrixRMaj gaps) {
        Neighbours balls = truth.neighbours();
        long found = 0;
        for (int j = 0; j < gaps.numCols; j++) {
            double reach = balls.reach(j, neighbours);
            for (int i = 0; i < gaps.numRows; i++) {
                found += gaps.get(i, j) <= reach ? 1 : 0;
            }
        }
        return (double) found / neighbours / gaps.numRows;
    }

    @Override
    public double work(int count, int features) {
        double used = Math.min(count, samples);
        // of the four together three tables of distances are made
        return used * used * (features + SORTING);
    }

    @Override
    public int most() {
        return samples;
    }

    @Override
    public boolean worseBelow() {
        return true;
    }
}
