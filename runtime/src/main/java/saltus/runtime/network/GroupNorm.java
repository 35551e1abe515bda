package saltus.runtime.network;

import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * Group normalisation (arXiv 1803.08494) of pictures: zero mean and unit variance over the places and the channels of each
 * group, then a gain and a shift for each channel, the weights NAME.weight and NAME.bias.
 *
 * @param name of the layer
 * @param channels of the pictures
 * @param groups divides the channels
 * @param eps what is added to a variance
 */
public record GroupNorm(String name, int channels, int groups, double eps) {
    /** The weights of the layer. */
    public List<Weight> weights() {
        return List.of(
                Weight.of(name + ".weight", Depth.EDGE, new Initial.Given(i -> 1), channels),
                Weight.of(name + ".bias", Depth.EDGE, new Initial.Zero(), channels));
    }

    /** Of pictures [n, channels, height, width]. */
    public Tensor of(Weights weights, Tensor x) {
        Shape shape = x.shape();
        Dim n = shape.dim(0);
        int entries = channels / groups * shape.dim(2).size() * shape.dim(3).size();
        Tensor normal = x.reshape(Shape.rows(n, groups, entries)).layerNorm(eps).reshape(shape);
        Shape overPlaces = Shape.of(channels, 1, 1);
        return normal.times(weights.get(name + ".weight").reshape(overPlaces))
                .plus(weights.get(name + ".bias").reshape(overPlaces));
    }
}
