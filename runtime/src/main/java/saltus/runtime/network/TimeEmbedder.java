package saltus.runtime.network;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Tensor;

/**
 * Two layers on 256 sinusoids of a time, as DiT introduced them; the weights are NAME_embedder.mlp.0 and .2.
 *
 * @param name what the time is called, such as t
 * @param width of the result
 */
record TimeEmbedder(String name, int width) {
    private static final int FEATURES = 256;
    private static final double MAX_PERIOD = 10_000;

    /** @param last what the second matrix is before training */
    List<Weight> weights(Initial last) {
        List<Weight> both =
                new ArrayList<>(Weight.linear(mlp() + "0", Depth.EDGE, new Initial.Normal(0.02), FEATURES, width));
        both.addAll(Weight.linear(mlp() + "2", Depth.HIDDEN, last, width, width));
        return both;
    }

    private String mlp() {
        return name + "_embedder.mlp.";
    }

    /** Of times [rows]: [rows, width]. */
    Tensor of(Weights weights, Tensor time) {
        Tensor features = TimeFeatures.decaying(time, FEATURES / 2, MAX_PERIOD);
        Tensor embedded = weights.project(
                mlp() + "2", weights.project(mlp() + "0", features).silu());
        weights.observe(name + "_freq", features);
        weights.observe(name + "_embedder", embedded);
        return embedded;
    }
}
