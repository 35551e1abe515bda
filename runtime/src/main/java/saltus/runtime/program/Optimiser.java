package saltus.runtime.program;

/**
 * How a step changes the parameters: by a rule, with decoupled weight decay, after clipping the gradient by its global norm, and
 * an exponential moving average of the parameters.
 *
 * @param rule that turns gradients into updates
 * @param beta1 decay of the first moment, in [0, 1); of Lion, what is left of it in an update
 * @param beta2 decay of the second moment, in [0, 1); of Lion, that of its only moment
 * @param epsilon added to the root of the second moment, above 0; Lion has none
 * @param weightDecay at least 0; decoupled, but Adam adds it to the gradient, so that both are one rule with 0
 * @param clip largest global norm of the gradient, above 0; infinite for none
 * @param emaDecay d of ema &lt;- d ema + (1 - d) w, in [0, 1)
 * @param targetDecay the same for the target network; 0 if it is the student
 */
public record Optimiser(
        UpdateRule rule,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clip,
        double emaDecay,
        double targetDecay) {
    /** @throws IllegalArgumentException if a number is outside its range */
    public Optimiser {
        decay("beta1", beta1);
        decay("beta2", beta2);
        require(epsilon > 0 && Double.isFinite(epsilon), "epsilon", epsilon, "is finite and above 0");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "is finite, at least 0");
        require(clip > 0, "clip", clip, "is above 0, infinite for no clipping");
        decay("emaDecay", emaDecay);
        decay("targetDecay", targetDecay);
    }

    /**
     * AdamW.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public Optimiser(
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay,
            double clip,
            double emaDecay,
            double targetDecay) {
        this(UpdateRule.ADAMW, beta1, beta2, epsilon, weightDecay, clip, emaDecay, targetDecay);
    }

    private static void decay(String name, double value) {
        require(value >= 0 && value < 1, name, value, "lies in [0, 1)");
    }

    private static void require(boolean holds, String name, double value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("an optimiser's " + name + " " + range + ", found " + value);
        }
    }
}
