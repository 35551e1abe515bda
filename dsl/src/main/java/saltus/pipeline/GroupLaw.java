package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * One pair of times a group of rows, from the first entries of each group in the draws {@code t_u} and {@code r_u} [B]; see
 * {@link saltus.GroupTimes}.
 */
public final class GroupLaw {
    private final int size;
    private final double until;
    private final InnerSplit inner;

    /**
     * @param size M, rows of a group
     * @param until the largest t
     * @param inner the rule for s
     */
    public GroupLaw(int size, double until, InnerSplit inner) {
        this.size = size;
        this.until = until;
        this.inner = inner;
    }

    /** The times of a batch. */
    public Times draw(TrainingStep step) {
        Groups groups = new Groups(size);
        Tensor t = groups.first(step.draw("t_u", Draw.Law.UNIFORM)).times(until);
        Tensor r = groups.first(step.draw("r_u", Draw.Law.UNIFORM)).times(t);
        return Times.ofShortcuts(step, r, inner.of(r, t), t);
    }
}
