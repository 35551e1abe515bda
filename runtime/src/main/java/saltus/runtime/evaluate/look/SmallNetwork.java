package saltus.runtime.evaluate.look;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.runtime.network.Depth;
import saltus.runtime.network.GroupNorm;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/**
 * The small feature network: three stages of two convolutions each, for colour pictures of any size from eight pixels a side
 * on. Its features are what stands for texture, the means and deviations of the first stage and the deviations of the second
 * over all places, and what stands for shape, the means of the third. It was trained to tell which digit was drawn, and what
 * was done to the drawing.
 */
final class SmallNetwork {
    /** D: twice the first stage, the second, the third. */
    static final int FEATURES = 128;

    /** Digits that it tells apart. */
    static final int DIGITS = 10;

    /** What it tells apart of what was done to a drawing. */
    static final int TREATMENTS = 5;

    private static final int[] WIDTHS = {16, 32, 64};
    private static final int COLOURS = 3;
    private static final int GROUPS = 4;
    private static final double TINY = 1e-6;

    /** Keeps the deviation of what passes a convolution and silu. */
    private static final double GAIN = 1.68;

    private static final String CENTRE = "features.mean";
    private static final String SPREAD = "features.deviation";

    private SmallNetwork() {}

    /** What is trained. */
    static List<Weight> trained() {
        List<Weight> all = new ArrayList<>(seeing());
        all.addAll(Weight.linear("treatments", Depth.EDGE, FEATURES, TREATMENTS));
        return all;
    }

    /** What is stored, in its order: what sees, then mean and deviation of the features of drawn digits. */
    static List<Weight> stored() {
        List<Weight> all = new ArrayList<>(seeing());
        all.add(Weight.of(CENTRE, Depth.EDGE, new Initial.Zero(), FEATURES));
        all.add(Weight.of(SPREAD, Depth.EDGE, new Initial.Zero(), FEATURES));
        return all;
    }

    private static List<Weight> seeing() {
        List<Weight> all = new ArrayList<>();
        int in = COLOURS;
        for (int stage = 0; stage < WIDTHS.length; stage++) {
            int out = WIDTHS[stage];
            all.addAll(convolution(stage + ".first", stage == 0 ? Depth.EDGE : Depth.HIDDEN, in, out));
            if (stage > 0) {
                all.addAll(norm(stage, out).weights());
            }
            all.addAll(convolution(stage + ".second", Depth.HIDDEN, out, out));
            in = out;
        }
        all.addAll(Weight.linear("digits", Depth.EDGE, in, DIGITS));
        return all;
    }

    private static List<Weight> convolution(String name, Depth depth, int in, int out) {
        Initial law = new Initial.Normal(GAIN / Math.sqrt(9 * in));
        return List.of(
                Weight.of(name + ".weight", depth, law, out, in, 3, 3),
                Weight.of(name + ".bias", Depth.EDGE, new Initial.Zero(), out));
    }

    /** Between the convolutions of a later stage; the first keeps contrast as it is. */
    private static GroupNorm norm(int stage, int channels) {
        return new GroupNorm(stage + ".norm", channels, GROUPS, TINY);
    }

    /**
     * The features of pictures as the network makes them [n, D].
     *
     * @param x [n, 3, H, W] in [-1, 1]
     */
    static Tensor features(Weights weights, Tensor x) {
        Tensor first = stage(weights, 0, x);
        Tensor second = stage(weights, 1, first);
        Tensor third = stage(weights, 2, second);
        return Tensor.concat(1, first.mean(2, 3), deviation(first), deviation(second), third.mean(2, 3));
    }

    private static Tensor stage(Weights weights, int stage, Tensor x) {
        Tensor inner = convolved(weights, stage + ".first", x, stage == 0 ? 1 : 2);
        Tensor even = stage == 0 ? inner : norm(stage, WIDTHS[stage]).of(weights, inner);
        return convolved(weights, stage + ".second", even.silu(), 1).silu();
    }

    private static Tensor convolved(Weights weights, String name, Tensor x, int stride) {
        return x.conv2d(weights.get(name + ".weight"), weights.get(name + ".bias"), stride, 1);
    }

    private static Tensor deviation(Tensor x) {
        Dim n = x.shape().dim(0);
        Tensor mean = x.mean(2, 3);
        Tensor centred = x.minus(mean.reshape(Shape.rows(n, mean.shape().dim(1).size(), 1, 1)));
        return centred.square().mean(2, 3).plus(TINY).sqrt();
    }

    /** How sure it is of each digit [n, 10], as logarithms up to a constant, from features as the network makes them. */
    static Tensor digits(Weights weights, Tensor features) {
        return weights.project("digits", features.slice(1, FEATURES - WIDTHS[2], FEATURES));
    }

    /** The same for what was done to the drawing [n, 5]; only trained, and not stored. */
    static Tensor treatments(Weights weights, Tensor features) {
        return weights.project("treatments", features);
    }

    /**
     * The graph of features in units of their deviation over drawn digits, behind them the probabilities of the digits: {@code
     * y} [n, D + 10] of pictures {@code x} [n, 3, height, width] in [-1, 1].
     */
    static Graph graph(int height, int width) {
        GraphBuilder graph = new GraphBuilder();
        Map<String, Tensor> bound = new HashMap<>();
        for (Weight weight : stored()) {
            bound.put(weight.name(), graph.input(Role.PARAMETER, weight.name(), Type.real(weight.symbolic())));
        }
        Weights weights = name -> Objects.requireNonNull(bound.get(name), name);
        Shape pictures = Shape.rows(Dim.BATCH, COLOURS, height, width);
        Tensor made = features(weights, graph.input(Role.DATA, "x", Type.real(pictures)));
        Tensor units = made.minus(weights.get(CENTRE)).dividedBy(weights.get(SPREAD));
        graph.output("y", Tensor.concat(1, units, digits(weights, made).softmax()));
        return graph.build();
    }
}
