package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * A number of levels that grows over training; see {@link saltus.ProgressiveScales}.
 *
 * @param first s_0, levels at the start, where it is 2 or more
 * @param last s_1, levels less one at the end
 * @param steps K, training steps until the last change
 */
public record GrowingScales(int first, int last, int steps) {
    /** Neighbours are two. */
    private static final int FEWEST = 2;

    /** N(k) at this training step, scalar. */
    public Tensor levels(TrainingStep step) {
        Tensor root =
                step.progress(steps).times(range()).plus((double) first * first).sqrt();
        return root.minus(1).negate().floor().negate().plus(1).maximum(FEWEST);
    }

    /** N(k) after k training steps. */
    public int levels(long made) {
        double progress = Math.min(1, made / (double) steps);
        int levels = (int) Math.ceil(Math.sqrt(progress * range() + (double) first * first) - 1) + 1;
        return Math.max(FEWEST, levels);
    }

    /** mu(k) = exp(s_0 log(decay) / N(k)); see {@link saltus.ProgressiveTargetNetwork}. */
    public double decay(double decay, long made) {
        return Math.exp(first * Math.log(decay) / levels(made));
    }

    private double range() {
        return (last + 1.0) * (last + 1.0) - (double) first * first;
    }
}
