package saltus.runtime.program;

import java.util.Map;
import java.util.Optional;

/**
 * What a training step says about itself.
 *
 * @param loss mean loss of the batch
 * @param error mean squared error over all entries
 * @param gradientNorm global norm of the gradient before clipping
 * @param applied false if the gradient was not finite, in which case nothing was changed
 * @param diagnostics what the pipeline reports besides, by name
 * @param rows the error of each row by its times, if the pipeline shows them
 */
public record StepReport(
        double loss,
        double error,
        double gradientNorm,
        boolean applied,
        Map<String, Double> diagnostics,
        Optional<RowErrors> rows) {
    public StepReport {
        diagnostics = Map.copyOf(diagnostics);
    }
}
