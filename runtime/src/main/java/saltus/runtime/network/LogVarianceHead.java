package saltus.runtime.network;

import java.util.List;
import saltus.graph.Tensor;

/**
 * A linear head for the log-variance on the gentle features of the times themselves: one on a network's embedding would
 * pull at what the network has learned there.
 */
final class LogVarianceHead {
    private static final String NAME = "logvar_linear";

    private LogVarianceHead() {}

    static List<Weight> weights() {
        return List.of(
                Weight.of(NAME + ".weight", Depth.EDGE, new Initial.Zero(), 1, TimeFeatures.GENTLE),
                Weight.of(NAME + ".bias", Depth.EDGE, new Initial.Zero(), 1));
    }

    /** One number a row, of times r and t [rows]; see {@link Architecture#logVariance(Weights, Tensor, Tensor, boolean)}. */
    static Tensor of(Weights weights, Tensor r, Tensor t, boolean seesEnd) {
        Tensor time = seesEnd ? TimeFeatures.gentle(t).plus(TimeFeatures.gentle(t.minus(r))) : TimeFeatures.gentle(t);
        return weights.project(NAME, time).sum(1);
    }
}
