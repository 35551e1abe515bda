package saltus.pipeline;

import saltus.graph.Tensor;

/** r = s = t from U(0, 1); see {@link saltus.FlowTimes}. */
public final class FlowLaw {
    /** The times of a batch, from the draw {@code time} [B]. */
    public Times draw(TrainingStep step) {
        Tensor t = step.draw("time", Draw.Law.UNIFORM);
        step.probe("r", t);
        step.probe("s", t);
        step.probe("t", t);
        return new Times(t, t, t, t.lessThan(t), true);
    }
}
