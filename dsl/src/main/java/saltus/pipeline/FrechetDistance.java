package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The Frechet distance of the moments of samples and data; see {@link saltus.FrechetDistance}. Roots are taken without a
 * gradient: that of 2 tr (R S R)^1/2 in S is R (R S R)^-1/2 R.
 */
public final class FrechetDistance {
    private FrechetDistance() {}

    /** The distance, on every row [B], from samples and data [B, ..]. */
    public static Tensor of(SampleTarget.Ends ends) {
        Tensor x = Pairs.points(ends.prediction());
        Tensor y = Pairs.points(ends.target());
        Tensor spread = covariance(x);
        Tensor wanted = covariance(y);
        Tensor root = MatrixRoot.of(wanted).root();
        // as a covariance it is symmetric and has no negative eigenvalue, however rounded the root is
        MatrixRoot product = MatrixRoot.of(covariance(x.stopGradient().matMul(root)));
        Tensor slope = root.matMul(product.inverse()).matMul(root).stopGradient();
        Tensor common = slope.times(spread).sum(0, 1);
        Tensor distance = x.mean(0)
                .minus(y.mean(0))
                .square()
                .sum(0)
                .plus(MatrixRoot.trace(spread))
                .plus(MatrixRoot.trace(wanted))
                .minus(common)
                .plus(common.minus(MatrixRoot.trace(product.root()).times(2)).stopGradient());
        return distance.expandAs(x.rowNumbers());
    }

    private static Tensor covariance(Tensor points) {
        Tensor centred = points.minus(points.mean(0));
        return centred.permute(1, 0)
                .matMul(centred)
                .dividedBy(Pairs.count(points).minus(1));
    }
}
