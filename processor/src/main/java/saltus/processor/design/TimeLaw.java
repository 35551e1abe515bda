package saltus.processor.design;

import java.util.Optional;
import saltus.DyadicTimes;
import saltus.FlowTimes;
import saltus.LogitNormalTimes;
import saltus.UniformTimes;

/**
 * What a law of times means for the rows of a batch.
 *
 * @param shortcuts share of the rows that learn a shortcut (r &lt; t with a two-step target)
 * @param coinciding share of the rows with r = t
 */
public record TimeLaw(double shortcuts, double coinciding) {
    /** The law of a design; empty while its times are missing. */
    public static Optional<TimeLaw> of(Design design) {
        return design.find(LogitNormalTimes.class)
                .map(LogitNormalTimes::coincide)
                .or(() -> design.find(UniformTimes.class).map(UniformTimes::coincide))
                .map(coincide -> new TimeLaw(1 - coincide, coincide))
                .or(() -> design.find(DyadicTimes.class).map(dyadic -> new TimeLaw(dyadic.bootstrap(), 0)))
                .or(() -> design.find(FlowTimes.class).map(flow -> new TimeLaw(0, 1)));
    }
}
