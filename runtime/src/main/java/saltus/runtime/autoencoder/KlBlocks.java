package saltus.runtime.autoencoder;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.runtime.network.Convolution;
import saltus.runtime.network.Depth;
import saltus.runtime.network.GroupNorm;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/** The layers of which encoder and decoder are made, with the names that diffusers gives their weights. */
final class KlBlocks {
    private static final int GROUPS = 32;
    private static final double EPS = 1e-6;

    private KlBlocks() {}

    /** A part with weights, a function of pictures [n, channels, height, width]. */
    interface Layer {
        List<Weight> weights();

        Tensor of(Weights weights, Tensor x);
    }

    static GroupNorm norm(String name, int channels) {
        return new GroupNorm(name, channels, GROUPS, EPS);
    }

    /** A convolution of windows of 3 x 3, or of single places. */
    record Conv(Convolution convolution) implements Layer {
        static Conv of(String name, int in, int out, int kernel) {
            return new Conv(new Convolution(name, in, out, kernel));
        }

        @Override
        public List<Weight> weights() {
            return convolution.weights(Depth.EDGE, 1);
        }

        @Override
        public Tensor of(Weights weights, Tensor x) {
            return convolution.of(weights, x);
        }
    }

    /** Two convolutions beside the identity. */
    record Residual(String name, int in, int out) implements Layer {
        private Convolution first() {
            return new Convolution(name + ".conv1", in, out, 3);
        }

        private Convolution second() {
            return new Convolution(name + ".conv2", out, out, 3);
        }

        private Convolution shortcut() {
            return new Convolution(name + ".conv_shortcut", in, out, 1);
        }

        @Override
        public List<Weight> weights() {
            List<Weight> all = new ArrayList<>(norm(name + ".norm1", in).weights());
            all.addAll(first().weights(Depth.HIDDEN, 1));
            all.addAll(norm(name + ".norm2", out).weights());
            all.addAll(second().weights(Depth.HIDDEN, 1));
            if (in != out) {
                all.addAll(shortcut().weights(Depth.HIDDEN, 1));
            }
            return all;
        }

        @Override
        public Tensor of(Weights weights, Tensor x) {
            Tensor inner =
                    first().of(weights, norm(name + ".norm1", in).of(weights, x).silu());
            Tensor branch = second().of(
                            weights,
                            norm(name + ".norm2", out).of(weights, inner).silu());
            return (in == out ? x : shortcut().of(weights, x)).plus(branch);
        }
    }

    /** Attention of one head over all places, beside the identity. */
    record Attention(String name, int channels) implements Layer {
        @Override
        public List<Weight> weights() {
            List<Weight> all =
                    new ArrayList<>(norm(name + ".group_norm", channels).weights());
            for (String part : List.of("to_q", "to_k", "to_v", "to_out.0")) {
                all.addAll(Weight.linear(
                        name + "." + part, Depth.HIDDEN, Initial.glorot(channels, channels), channels, channels));
            }
            return all;
        }

        @Override
        public Tensor of(Weights weights, Tensor x) {
            Dim n = x.shape().dim(0);
            int places = x.shape().dim(2).size() * x.shape().dim(3).size();
            Tensor tokens = norm(name + ".group_norm", channels)
                    .of(weights, x)
                    .reshape(Shape.rows(n, channels, places))
                    .permute(0, 2, 1);
            Tensor q = weights.project(name + ".to_q", tokens).times(1 / Math.sqrt(channels));
            Tensor k = weights.project(name + ".to_k", tokens);
            Tensor weight = q.matMul(k.permute(0, 2, 1)).softmax();
            Tensor seen = weights.project(name + ".to_out.0", weight.matMul(weights.project(name + ".to_v", tokens)));
            return x.plus(seen.permute(0, 2, 1).reshape(x.shape()));
        }
    }

    /** Half of height and width: windows of 3 x 3 at every second place, with zeros below and on the right only. */
    record Halving(String name, int channels) implements Layer {
        @Override
        public List<Weight> weights() {
            return new Convolution(name + ".conv", channels, channels, 3).weights(Depth.HIDDEN, 1);
        }

        @Override
        public Tensor of(Weights weights, Tensor x) {
            Tensor wider = Tensor.concat(3, x, x.slice(3, 0, 1).zeros());
            Tensor padded = Tensor.concat(2, wider, wider.slice(2, 0, 1).zeros());
            return padded.conv2d(weights.get(name + ".conv.weight"), weights.get(name + ".conv.bias"), 2, 0);
        }
    }

    /** Twice the height and width: every place four times, then a convolution. */
    record Doubling(String name, int channels) implements Layer {
        private Convolution convolution() {
            return new Convolution(name + ".conv", channels, channels, 3);
        }

        @Override
        public List<Weight> weights() {
            return convolution().weights(Depth.HIDDEN, 1);
        }

        @Override
        public Tensor of(Weights weights, Tensor x) {
            Dim n = x.shape().dim(0);
            int height = x.shape().dim(2).size();
            int width = x.shape().dim(3).size();
            Tensor ones = x.graph().iota(4).times(0).plus(1).reshape(Shape.of(2, 1, 2));
            Tensor fourfold =
                    x.reshape(Shape.rows(n, channels, height, 1, width, 1)).times(ones);
            return convolution().of(weights, fourfold.reshape(Shape.rows(n, channels, 2 * height, 2 * width)));
        }
    }

    /** A norm, silu, and a convolution: the end of encoder and decoder. */
    record Exit(String name, int in, int out) implements Layer {
        private Convolution convolution() {
            return new Convolution(name + ".conv_out", in, out, 3);
        }

        @Override
        public List<Weight> weights() {
            List<Weight> all = new ArrayList<>(norm(name + ".conv_norm_out", in).weights());
            all.addAll(convolution().weights(Depth.EDGE, 1));
            return all;
        }

        @Override
        public Tensor of(Weights weights, Tensor x) {
            return convolution()
                    .of(
                            weights,
                            norm(name + ".conv_norm_out", in).of(weights, x).silu());
        }
    }
}
