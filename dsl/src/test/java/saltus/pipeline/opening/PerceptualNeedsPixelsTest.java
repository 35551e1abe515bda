package saltus.pipeline.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Shape;

class PerceptualNeedsPixelsTest {
    private static Optional<String> unmet(Shape sample, boolean features) {
        NetworkInputs network = new NetworkInputs("net", true, true, true, false);
        return new PerceptualNeedsPixels()
                .unmet(new Opening.Training(8, 0, network, sample, features))
                .map(unmet -> unmet.what() + ": " + unmet.found());
    }

    @ParameterizedTest
    @CsvSource({"'2', '[2]'", "'1,16,16', '[1,16,16]'", "'4,32,32', '[4,32,32]'", "'3', '[3]'", "'3,3', '[3,3]'"})
    void whatIsNoColouredImageIsRefused(String extents, String shown) {
        int[] sizes = java.util.Arrays.stream(extents.split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertEquals(
                Optional.of("the perceptual metric is given no coloured images: samples of shape " + shown
                        + "; images are [3,H,W]"),
                unmet(Shape.of(sizes), true));
    }

    @Test
    void aRunWithoutFeaturesIsRefused() {
        assertEquals(
                Optional.of("the perceptual metric has no feature network: no file of features"),
                unmet(Shape.of(3, 16, 16), false));
    }

    @Test
    void colouredImagesWithFeaturesPass() {
        assertEquals(Optional.empty(), unmet(Shape.of(3, 16, 24), true));
    }

    @Test
    void samplingNeedsNeither() {
        assertEquals(Optional.empty(), new PerceptualNeedsPixels().unmet(new Opening.Sampling(1, 1, 0)));
    }
}
