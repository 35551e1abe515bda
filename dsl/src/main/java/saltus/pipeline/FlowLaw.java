package saltus.pipeline;

import saltus.graph.Tensor;

/** r = s = t; see {@link saltus.FlowTimes}. */
public final class FlowLaw {
    private final FlowRowTimes times;

    /** Times from U(0, 1). */
    public FlowLaw() {
        this((step, name) -> step.draw(name, Draw.Law.UNIFORM));
    }

    /** Times of a law of the recipe's own. */
    public FlowLaw(FlowRowTimes times) {
        this.times = times;
    }

    /** The times of a batch, from the draw {@code time} [B]. */
    public Times draw(TrainingStep step) {
        Tensor t = times.draw(step, "time");
        step.probe("r", t);
        step.probe("s", t);
        step.probe("t", t);
        return new Times(t, t, t, t.lessThan(t), true);
    }
}
