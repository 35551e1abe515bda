package saltus.runtime.evaluate;

import java.util.List;
import saltus.runtime.evaluate.look.Looking;

/**
 * How somebody wants samples to be judged.
 *
 * @param metrics texts of metrics; the usual ones of the data if there are none; the single {@link #NONE} for no measuring
 * @param seed decides the true samples
 * @param seconds that the first evaluation may take one processor, about; later ones take a small part of it
 * @param looking how pictures are looked at
 */
public record JudgeRequest(List<String> metrics, long seed, double seconds, Looking looking) {
    /** What people wait for without being asked. */
    public static final double SECONDS = 30;

    /** Stands for no metric at all. */
    public static final String NONE = "none";

    public JudgeRequest {
        metrics = List.copyOf(metrics);
    }

    /** A request where pictures are looked at as usual. */
    public JudgeRequest(List<String> metrics, long seed, double seconds) {
        this(metrics, seed, seconds, Looking.usual());
    }

    /** The same with the usual time. */
    public JudgeRequest(List<String> metrics, long seed) {
        this(metrics, seed, SECONDS);
    }

    /** The same where pictures are looked at in a way of one's own. */
    public JudgeRequest looking(Looking way) {
        return new JudgeRequest(metrics, seed, seconds, way);
    }

    /** True if nothing is to be measured. */
    boolean isNone() {
        return metrics.equals(List.of(NONE));
    }
}
