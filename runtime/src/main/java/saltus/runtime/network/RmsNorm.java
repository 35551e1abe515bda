package saltus.runtime.network;

import saltus.graph.Dim;
import saltus.graph.Tensor;

/**
 * Normalisation by the root of the mean square over the last axis (arXiv 1910.07467). The factor is given apart from the
 * product, so that it can be applied where it costs least.
 */
final class RmsNorm {
    private static final double EPS = 1e-6;

    private RmsNorm() {}

    /** {@code 1 / sqrt(mean(x^2) + 1e-6)}, the last axis kept with extent 1. */
    static Tensor factor(Tensor x) {
        Tensor deviation = x.square().mean(-1).plus(EPS).sqrt();
        return x.graph().scalar(1).dividedBy(deviation).reshape(x.shape().with(-1, Dim.of(1)));
    }

    /** x of unit mean square, times a gain for each entry of the last axis. */
    static Tensor of(Tensor x, Tensor gain) {
        return x.times(factor(x)).times(gain);
    }
}
