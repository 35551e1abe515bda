package saltus.runtime.program;

/**
 * How a step changes the parameters: Adam with bias correction and decoupled weight decay (AdamW), after clipping the
 * gradient by its global norm, and an exponential moving average of the parameters.
 *
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment
 * @param weightDecay decoupled decay; 0 is Adam
 * @param clip largest global norm of the gradient; infinite for none
 * @param emaDecay d of ema &lt;- d ema + (1 - d) w, in [0, 1)
 * @param targetDecay the same for the target network; 0 if it is the student
 */
public record Optimiser(
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clip,
        double emaDecay,
        double targetDecay) {}
