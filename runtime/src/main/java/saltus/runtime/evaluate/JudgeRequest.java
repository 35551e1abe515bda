package saltus.runtime.evaluate;

import java.util.List;

/**
 * How somebody wants samples to be judged.
 *
 * @param metrics texts of metrics; the usual ones of the data if there are none; the single {@link #NONE} for no measuring
 * @param seed decides the true samples
 */
public record JudgeRequest(List<String> metrics, long seed) {
    /** Stands for no metric at all. */
    public static final String NONE = "none";

    public JudgeRequest {
        metrics = List.copyOf(metrics);
    }

    /** True if nothing is to be measured. */
    boolean isNone() {
        return metrics.equals(List.of(NONE));
    }
}
