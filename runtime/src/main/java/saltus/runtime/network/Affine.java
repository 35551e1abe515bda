package saltus.runtime.network;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * F(z, r, t) = gain(t, r) z + offset(t, r) in every coordinate, both from a small perceptron of the times: on normal data
 * with independent coordinates what every design has to learn is of this form (framework, 7.3), so that what is left of an
 * error is the design's own. Labels are not read.
 *
 * @param dimension d, the length of a sample
 * @param logVariance true for the head that learns a log-variance
 */
public record Affine(int dimension, boolean logVariance) implements Architecture {
    private static final int WIDTH = 64;

    @Override
    public String name() {
        return "affine " + dimension + (logVariance ? " with log-variance" : "");
    }

    @Override
    public Shape sample() {
        return Shape.of(dimension);
    }

    /** 0: labels are not read. */
    @Override
    public int classes() {
        return 0;
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        linear(all, "t_embedder", TimeFeatures.GENTLE, WIDTH);
        linear(all, "r_embedder", TimeFeatures.GENTLE, WIDTH);
        linear(all, "hidden", WIDTH, WIDTH);
        for (String head : List.of("gain", "offset")) {
            all.add(Weight.of(head + ".weight", new Initial.Zero(), dimension, WIDTH));
            all.add(Weight.of(head + ".bias", new Initial.Zero(), dimension));
        }
        if (logVariance) {
            all.add(Weight.of("logvar_linear.weight", new Initial.Zero(), 1, TimeFeatures.GENTLE));
            all.add(Weight.of("logvar_linear.bias", new Initial.Zero(), 1));
        }
        return all;
    }

    private static void linear(List<Weight> all, String name, int in, int out) {
        Initial fanIn = new Initial.Uniform(1 / Math.sqrt(in));
        all.add(Weight.of(name + ".weight", fanIn, out, in));
        all.add(Weight.of(name + ".bias", fanIn, out));
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Tensor labels) {
        Tensor times = weights.project("t_embedder", TimeFeatures.gentle(t))
                .plus(weights.project("r_embedder", TimeFeatures.gentle(t.minus(r))));
        Tensor hidden = weights.project("hidden", times.silu()).silu();
        return weights.project("gain", hidden).times(z).plus(weights.project("offset", hidden));
    }

    @Override
    public Tensor logVariance(Weights weights, Tensor r, Tensor t, boolean seesEnd) {
        Tensor time = seesEnd ? TimeFeatures.gentle(t).plus(TimeFeatures.gentle(t.minus(r))) : TimeFeatures.gentle(t);
        return weights.project("logvar_linear", time).sum(1);
    }
}
