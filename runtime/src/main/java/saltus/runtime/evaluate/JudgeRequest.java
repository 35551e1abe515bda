package saltus.runtime.evaluate;

import java.util.List;

/**
 * How somebody wants samples to be judged.
 *
 * @param metrics texts of metrics; the usual ones of the data if there are none; the single {@link #NONE} for no measuring
 * @param seed decides the true samples
 * @param seconds that the first evaluation may take one processor, about; later ones take a small part of it
 */
public record JudgeRequest(List<String> metrics, long seed, double seconds) {
    /** What people wait for without being asked. */
    public static final double SECONDS = 30;

    /** Stands for no metric at all. */
    public static final String NONE = "none";

    public JudgeRequest {
        metrics = List.copyOf(metrics);
    }

    /** A request with the usual time. */
    public JudgeRequest(List<String> metrics, long seed) {
        this(metrics, seed, SECONDS);
    }

    /** True if nothing is to be measured. */
    boolean isNone() {
        return metrics.equals(List.of(NONE));
    }
}
