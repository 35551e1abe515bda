package saltus.runtime.network;

import java.util.List;
import saltus.graph.Tensor;

/**
 * A convolution that keeps height and width, by the weights NAME.weight [out, in, kernel, kernel] and NAME.bias [out].
 *
 * @param name of the layer
 * @param in channels before
 * @param out channels after
 * @param kernel side of the window, odd
 */
public record Convolution(String name, int in, int out, int kernel) {
    /**
     * The weights of the layer: the windows uniform by Glorot's law, times a factor, the shifts zero.
     *
     * @param depth of the windows
     * @param factor of them; small ones let a branch begin as almost nothing
     */
    public List<Weight> weights(Depth depth, double factor) {
        double limit = factor * Math.sqrt(6.0 / ((double) (in + out) * kernel * kernel));
        return List.of(
                Weight.of(name + ".weight", depth, new Initial.Uniform(limit), out, in, kernel, kernel),
                Weight.of(name + ".bias", Depth.EDGE, new Initial.Zero(), out));
    }

    /** Of pictures [n, in, height, width]: [n, out, height, width]. */
    public Tensor of(Weights weights, Tensor x) {
        return x.conv2d(weights.get(name + ".weight"), weights.get(name + ".bias"), 1, kernel / 2);
    }
}
