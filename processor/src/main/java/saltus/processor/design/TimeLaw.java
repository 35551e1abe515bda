package saltus.processor.design;

import java.util.Optional;
import java.util.OptionalDouble;
import saltus.DyadicTimes;
import saltus.EndAtData;
import saltus.FlowTimes;
import saltus.GroupTimes;
import saltus.KarrasTimes;
import saltus.LogTangentTimes;
import saltus.LogitNormalTimes;
import saltus.SeparateLogitNormalTimes;
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
        OptionalDouble coincide = coincide(design);
        if (coincide.isPresent()) {
            return Optional.of(new TimeLaw(1 - coincide.getAsDouble(), coincide.getAsDouble()));
        }
        if (design.has(KarrasTimes.class) || design.has(LogTangentTimes.class) || design.has(GroupTimes.class)) {
            return Optional.of(new TimeLaw(1, 0));
        }
        return design.find(DyadicTimes.class)
                .map(dyadic -> new TimeLaw(dyadic.bootstrap(), 0))
                .or(() -> design.find(FlowTimes.class).map(flow -> new TimeLaw(0, 1)));
    }

    /** Probability of r = t of a design that draws pairs of times; empty for other laws. */
    private static OptionalDouble coincide(Design design) {
        return design.find(LogitNormalTimes.class)
                .map(LogitNormalTimes::coincide)
                .or(() -> design.find(UniformTimes.class).map(UniformTimes::coincide))
                .or(() -> design.find(SeparateLogitNormalTimes.class).map(SeparateLogitNormalTimes::coincide))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** True for a design that draws pairs of times freely, so that r can be moved. */
    public static boolean drawsPairs(Design design) {
        return coincide(design).isPresent();
    }

    /** True for a design whose shortcuts all end at data, r = 0. */
    public static boolean endsAtData(Design design) {
        return design.has(EndAtData.class) || design.has(KarrasTimes.class) || design.has(LogTangentTimes.class);
    }
}
