package saltus.runtime.network;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * A block of a {@link UNet}: two convolutions, what is known of times and class added between them, and perhaps attention of
 * one head. The variance of a sum is halved, so that it does not grow with the depth.
 *
 * @param name of the block
 * @param in channels before
 * @param out channels after
 * @param resampling what becomes of height and width
 * @param attention true if every place sees every other
 */
record UNetBlock(String name, int in, int out, UNetResampling resampling, boolean attention) {
    /** What branches are multiplied by at first: almost nothing. */
    static final double SMALL = 1e-5;

    private static final double EPS = 1e-6;
    private static final int MOST_GROUPS = 32;
    private static final int CHANNELS_OF_A_GROUP = 4;

    /** Groups of at least four channels, at most 32 of them. */
    static GroupNorm norm(String name, int channels) {
        int groups = Math.max(1, Math.min(MOST_GROUPS, channels / CHANNELS_OF_A_GROUP));
        while (channels % groups != 0) {
            groups--;
        }
        return new GroupNorm(name, channels, groups, EPS);
    }

    private GroupNorm norm(int index) {
        return norm(name + ".norm" + index, index == 0 ? in : out);
    }

    private Convolution first() {
        return new Convolution(name + ".conv0", in, out, 3);
    }

    private Convolution second() {
        return new Convolution(name + ".conv1", out, out, 3);
    }

    private Convolution skip() {
        return new Convolution(name + ".skip", in, out, 1);
    }

    private boolean projects() {
        return in != out || resampling != UNetResampling.NONE;
    }

    private Convolution queries() {
        return new Convolution(name + ".qkv", out, 3 * out, 1);
    }

    private Convolution mixed() {
        return new Convolution(name + ".proj", out, out, 1);
    }

    /** @param embedding numbers in the embedding of times and class */
    List<Weight> weights(int embedding) {
        List<Weight> all = new ArrayList<>(norm(0).weights());
        all.addAll(first().weights(Depth.HIDDEN, 1));
        all.addAll(Weight.linear(name + ".affine", Depth.HIDDEN, Initial.glorot(embedding, out), embedding, out));
        all.addAll(norm(1).weights());
        all.addAll(second().weights(Depth.HIDDEN, SMALL));
        if (projects()) {
            all.addAll(skip().weights(Depth.HIDDEN, 1));
        }
        if (attention) {
            all.addAll(norm(2).weights());
            all.addAll(queries().weights(Depth.hidden(3), Math.sqrt(0.2)));
            all.addAll(mixed().weights(Depth.HIDDEN, SMALL));
        }
        return all;
    }

    /** Of pictures [n, in, ..] and embeddings [n, embedding]. */
    Tensor of(Weights weights, Tensor x, Tensor embedding) {
        Tensor inner = first().of(
                        weights, resampling.of(weights, norm(0).of(weights, x).silu()));
        Tensor known = weights.project(name + ".affine", embedding)
                .reshape(Shape.rows(x.shape().dim(0), out, 1, 1));
        Tensor branch =
                second().of(weights, norm(1).of(weights, inner.plus(known)).silu());
        Tensor kept = projects() ? skip().of(weights, resampling.of(weights, x)) : x;
        Tensor sum = halved(kept.plus(branch));
        return attention ? halved(sum.plus(attended(weights, sum))) : sum;
    }

    private static Tensor halved(Tensor sum) {
        return sum.times(Math.sqrt(0.5));
    }

    private Tensor attended(Weights weights, Tensor x) {
        Shape shape = x.shape();
        Dim n = shape.dim(0);
        int places = shape.dim(2).size() * shape.dim(3).size();
        Tensor all = queries().of(weights, norm(2).of(weights, x)).reshape(Shape.rows(n, 3 * out, places));
        Tensor q = all.slice(1, 0, out).times(1 / Math.sqrt(out)).permute(0, 2, 1);
        Tensor weight = q.matMul(all.slice(1, out, 2 * out)).softmax();
        Tensor seen = all.slice(1, 2 * out, 3 * out).matMul(weight.permute(0, 2, 1));
        return mixed().of(weights, seen.reshape(shape));
    }
}
