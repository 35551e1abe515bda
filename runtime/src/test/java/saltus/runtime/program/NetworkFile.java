package saltus.runtime.program;

import java.nio.file.Path;

/** TorchScript files of networks that see features of pictures, without PyTorch. */
public final class NetworkFile {
    /** Sees the mean of each colour. */
    public static final String MEANS = "x: Tensor) -> Tensor:\n    return torch.mean(x, [2, 3])";

    private NetworkFile() {}

    /**
     * Writes a file.
     *
     * @param forward the method behind {@code self}
     */
    public static Path write(Path file, String forward) {
        return FeatureFile.write(
                file,
                "class Net(Module):\n  __parameters__ = []\n  def forward(self: __torch__.Net,\n    " + forward + "\n");
    }
}
