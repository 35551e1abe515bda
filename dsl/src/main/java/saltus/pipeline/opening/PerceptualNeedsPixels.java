package saltus.pipeline.opening;

import java.util.Optional;
import saltus.graph.Dim;
import saltus.graph.Shape;

/** A metric of features is given coloured images, and a feature network to look at them (framework, C41). */
public record PerceptualNeedsPixels() implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training)) {
            return Optional.empty();
        }
        if (!isColoured(training.sample())) {
            return Optional.of(Unmet.error(
                    "the perceptual metric is given no coloured images",
                    "samples of shape " + training.sample() + "; images are [3,H,W]",
                    "features of photographs say nothing about points, gray images or latents",
                    "train on images with colours (--data images:FOLDER), or use @SquaredL2, of sets @CompareSamples"));
        }
        if (!training.features()) {
            return Optional.of(Unmet.error(
                    "the perceptual metric has no feature network",
                    "no file of features",
                    "it compares images by the features of a network that you give; none is shipped",
                    "give a TorchScript file with --features FILE, or use @SquaredL2, of sets @CompareSamples"));
        }
        return Optional.empty();
    }

    private static boolean isColoured(Shape sample) {
        return sample.rank() == 3 && sample.dim(0).equals(Dim.of(3));
    }
}
