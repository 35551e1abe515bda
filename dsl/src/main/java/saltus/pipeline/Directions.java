package saltus.pipeline;

import saltus.graph.Tensor;

/** How far samples differ in direction; see {@link saltus.DirectionTerm}. */
public final class Directions {
    /**
     * A further entry that both have, beside which vectors of no length have a direction: the distance vanishes for equal vectors
     * only, and its slope is finite everywhere.
     */
    private static final double ENTRY = 1e-3;

    private Directions() {}

    /** 1 - cos over the first axis of samples [rows, ..], meaned over the others: one number a row, 0 for equal samples. */
    public static Tensor between(Tensor a, Tensor b) {
        Tensor both = a.times(b).sum(1).plus(ENTRY * ENTRY);
        return both.dividedBy(length(a).times(length(b))).from(1).meanPerRow();
    }

    private static Tensor length(Tensor x) {
        return x.square().sum(1).plus(ENTRY * ENTRY).sqrt();
    }
}
