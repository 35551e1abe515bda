package saltus.runtime.program;

/**
 * What a training step says about itself.
 *
 * @param loss mean loss of the batch
 * @param error mean squared error over all entries
 * @param gradientNorm global norm of the gradient before clipping
 * @param applied false if the gradient was not finite, in which case nothing was changed
 */
public record StepReport(double loss, double error, double gradientNorm, boolean applied) {}
