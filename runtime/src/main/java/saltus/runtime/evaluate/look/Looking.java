package saltus.runtime.evaluate.look;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import saltus.runtime.Sharing;
import saltus.runtime.program.Devices;

/**
 * How somebody wants pictures to be looked at.
 *
 * @param network the text of a feature network, such as {@code inception.pt} or {@code dino.pt,size=224}; empty for the small one
 *     that comes with Saltus
 * @param reference statistics or pictures that stand for the truth, in a {@code .npz}; empty for true samples of the data
 * @param decoding what makes pictures of samples that are latents; empty if nobody has said
 * @param device where it is looked; asked when it begins
 * @param sharing who looks, each at some of the pictures
 */
public record Looking(
        Optional<String> network,
        Optional<Path> reference,
        Optional<Decoding> decoding,
        Supplier<Device> device,
        Sharing sharing) {
    /** By this process alone. */
    public Looking(
            Optional<String> network, Optional<Path> reference, Optional<Decoding> decoding, Supplier<Device> device) {
        this(network, reference, decoding, device, Sharing.ALONE);
    }

    /** The same by several processes. */
    public Looking by(Sharing several) {
        return new Looking(network, reference, decoding, device, several);
    }

    /** Nobody has said anything. */
    public static Looking usual() {
        return new Looking(Optional.empty(), Optional.empty(), Optional.empty(), () -> Devices.parse("cpu"));
    }

    /**
     * What makes pictures of latents.
     *
     * @param file of an autoencoder
     * @param scale what latents were multiplied by before they were stored
     */
    public record Decoding(Path file, double scale) {}
}
