package saltus.pipeline;

import saltus.graph.Tensor;

/** t = 1 and r = 0 on every row; see {@link saltus.NoiseToData}. */
public final class NoiseToDataLaw {
    /** The times of a batch. Nothing is drawn. */
    public Times draw(TrainingStep step) {
        Tensor noise = step.images().rowNumbers().ones();
        return Times.ofShortcuts(step, noise.zeros(), noise, noise);
    }
}
