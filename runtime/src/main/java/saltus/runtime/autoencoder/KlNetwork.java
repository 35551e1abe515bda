package saltus.runtime.autoencoder;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Tensor;
import saltus.runtime.autoencoder.KlBlocks.Attention;
import saltus.runtime.autoencoder.KlBlocks.Conv;
import saltus.runtime.autoencoder.KlBlocks.Doubling;
import saltus.runtime.autoencoder.KlBlocks.Exit;
import saltus.runtime.autoencoder.KlBlocks.Halving;
import saltus.runtime.autoencoder.KlBlocks.Layer;
import saltus.runtime.autoencoder.KlBlocks.Residual;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/**
 * One way through the autoencoder of latent diffusion (arXiv 2112.10752), as diffusers' {@code AutoencoderKL} has it.
 *
 * @param layers one after the other
 */
record KlNetwork(List<Layer> layers) {
    private static final int COLOURS = 3;

    /** From pictures [n, 3, h, w] to mean and log-variance of their latents [n, 2 latent, h / factor, w / factor]. */
    static KlNetwork encoder(KlShape shape) {
        List<Layer> all = new ArrayList<>();
        int in = shape.finest();
        all.add(Conv.of("encoder.conv_in", COLOURS, in, 3));
        for (int level = 0; level < shape.levels(); level++) {
            String block = "encoder.down_blocks." + level;
            int out = shape.channels().get(level);
            for (int i = 0; i < shape.layers(); i++) {
                all.add(new Residual(block + ".resnets." + i, in, out));
                in = out;
            }
            if (level < shape.levels() - 1) {
                all.add(new Halving(block + ".downsamplers.0", out));
            }
        }
        all.addAll(middle("encoder", in));
        all.add(new Exit("encoder", in, 2 * shape.latent()));
        if (shape.quantised()) {
            all.add(Conv.of("quant_conv", 2 * shape.latent(), 2 * shape.latent(), 1));
        }
        return new KlNetwork(all);
    }

    /** From latents [n, latent, h, w] to pictures [n, 3, factor h, factor w]. */
    static KlNetwork decoder(KlShape shape) {
        List<Layer> all = new ArrayList<>();
        if (shape.quantised()) {
            all.add(Conv.of("post_quant_conv", shape.latent(), shape.latent(), 1));
        }
        int in = shape.coarsest();
        all.add(Conv.of("decoder.conv_in", shape.latent(), in, 3));
        all.addAll(middle("decoder", in));
        for (int level = 0; level < shape.levels(); level++) {
            String block = "decoder.up_blocks." + level;
            int out = shape.channels().get(shape.levels() - 1 - level);
            for (int i = 0; i <= shape.layers(); i++) {
                all.add(new Residual(block + ".resnets." + i, in, out));
                in = out;
            }
            if (level < shape.levels() - 1) {
                all.add(new Doubling(block + ".upsamplers.0", out));
            }
        }
        all.add(new Exit("decoder", in, COLOURS));
        return new KlNetwork(all);
    }

    private static List<Layer> middle(String way, int channels) {
        String block = way + ".mid_block";
        return List.of(
                new Residual(block + ".resnets.0", channels, channels),
                new Attention(block + ".attentions.0", channels),
                new Residual(block + ".resnets.1", channels, channels));
    }

    List<Weight> weights() {
        return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
    }

    Tensor of(Weights weights, Tensor x) {
        Tensor y = x;
        for (Layer layer : layers) {
            y = layer.of(weights, y);
        }
        return y;
    }
}
