package saltus.runtime.cli;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.ReadableFile;
import saltus.runtime.autoencoder.Autoencoder;
import saltus.runtime.autoencoder.Planes;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.evaluate.look.Looking;
import saltus.runtime.sample.DecodedSamples;

/** Options about pictures of samples that are latents. */
final class AutoencoderOptions {
    @Option(
            names = {"--autoencoder", "--vae"},
            paramLabel = "FILE",
            description =
                    "Shows samples that are latents as pictures: the diffusion_pytorch_model.safetensors of a VAE in"
                            + " diffusers' format, such as stabilityai/sd-vae-ft-mse, or an autoencoder as a TorchScript file, whose"
                            + " code is trusted to compute only, and tried for two minutes at most (default: none).")
    private @Nullable Path file;

    @Option(
            names = "--latent-scale",
            paramLabel = "X",
            defaultValue = "1",
            description =
                    "What latents were multiplied by before they were stored, such as 0.18215; not for what the data"
                            + " set multiplies them by when it reads them, which samples are already divided by (default: 1).")
    private double scale;

    /** What becomes of samples: nothing, or pictures. */
    interface Shown extends AutoCloseable {
        DataSet.Kind kind();

        SampleBatches of(SampleBatches samples);

        @Override
        void close();
    }

    /**
     * Refuses what can be refused before a model is opened or trained.
     *
     * @throws BadInputException if there is no such file, or the data are no latents
     */
    void check(DataSet data) {
        Optional.ofNullable(file).ifPresent(given -> {
            ReadableFile.require(given);
            if (data.kind() != DataSet.Kind.LATENTS) {
                throw new BadInputException(
                        "The samples are %s, which no autoencoder makes pictures of; leave out --autoencoder."
                                .formatted(data.kind().text()));
            }
            if (!(Math.abs(scale) > 0 && Double.isFinite(scale))) {
                throw new BadInputException("The --latent-scale is %s; give a number other than 0.".formatted(scale));
            }
        });
    }

    /** What makes pictures of latents where they are measured, if it is given. */
    Optional<Looking.Decoding> decoding() {
        return Optional.ofNullable(file).map(given -> new Looking.Decoding(given, scale));
    }

    /** Opens the autoencoder, if one is given. */
    Shown open(DataSet data, Device device) {
        check(data);
        Path given = file;
        return given == null ? new AsTheyAre(data.kind()) : new Decoded(Autoencoder.open(given, device), scale);
    }

    /**
     * Opens the autoencoder, if one is given, and closes it, so that no training ends at one that is none.
     *
     * @throws BadInputException if it is none, or not one of such data
     */
    void trial(DataSet data, Device device) {
        try (Shown shown = open(data, device)) {
            if (shown instanceof Decoded decoded) {
                Shape sample = data.sample();
                decoded.autoencoder.picture(new Planes(
                        sample.dim(0).size(),
                        sample.dim(1).size(),
                        sample.dim(2).size()));
            }
        }
    }

    private record AsTheyAre(DataSet.Kind kind) implements Shown {
        @Override
        public SampleBatches of(SampleBatches samples) {
            return samples;
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }

    private record Decoded(Autoencoder autoencoder, double scale) implements Shown {
        @Override
        public DataSet.Kind kind() {
            return DataSet.Kind.IMAGES;
        }

        @Override
        public SampleBatches of(SampleBatches samples) {
            return new DecodedSamples(samples, scale, autoencoder);
        }

        @Override
        public void close() {
            autoencoder.close();
        }
    }
}
