package saltus.pipeline;

import saltus.graph.Tensor;

/** How far the points that are compared look apart, one number a row; see {@link saltus.Perceptual}. */
public final class PerceptualDistance {
    private PerceptualDistance() {}

    /** One number a row [B] from predictions and targets [B, 3, H, W]. */
    public static Tensor of(SampleTarget.Ends ends) {
        return ends.prediction()
                .embedding()
                .minus(ends.target().embedding())
                .square()
                .sumPerRow();
    }
}
