package saltus.runtime.cli;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.runtime.evaluate.look.Looking;

/** Options about what sees pictures where they are measured. */
final class LookOptions {
    @Option(
            names = "--look",
            paramLabel = "FILE",
            description =
                    "The feature network that metrics of pictures see by, a TorchScript file, with what it is given"
                            + " behind it if that is not the usual: FILE,size=224,values=imagenet. 'saltus explain FeatureNetworks' has"
                            + " Inception and DINOv2 (default: a small network that comes with Saltus). Its code is trusted to compute"
                            + " only, and tried for two minutes at most.")
    private @Nullable String network;

    @Option(
            names = "--reference",
            paramLabel = "FILE.npz",
            description =
                    "What pictures are compared with: mu and sigma as ADM's evaluator and 'saltus evaluate reference'"
                            + " write them, or pictures arr_0 (default: true samples of the data).")
    private @Nullable Path reference;

    /**
     * What is wanted.
     *
     * @param decoding what makes pictures of latents, if anything does
     * @param device where it is looked, asked when it begins
     */
    Looking looking(Optional<Looking.Decoding> decoding, Supplier<Device> device) {
        return new Looking(Optional.ofNullable(network), Optional.ofNullable(reference), decoding, device);
    }
}
