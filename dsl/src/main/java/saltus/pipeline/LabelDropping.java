package saltus.pipeline;

import saltus.graph.Tensor;

/** Labels become the null label with a probability; see {@link saltus.LabelDropout}. */
public final class LabelDropping {
    private final double probability;

    /** @param probability in [0, 1) */
    public LabelDropping(double probability) {
        this.probability = probability;
    }

    /** Labels [B] after dropout on all rows, from the draw {@code label_dropout_u}. */
    public Tensor onAllRows(TrainingStep step) {
        Tensor dropped = step.draw("label_dropout_u", Draw.Law.UNIFORM).lessThan(probability);
        return labels(step, dropped);
    }

    /** Labels [B] after dropout on the rows that learn the velocity, from the draw {@code fm_label_dropout_u}. */
    public Tensor onFlowRows(TrainingStep step, Times times) {
        Tensor dropped = step.draw("fm_label_dropout_u", Draw.Law.UNIFORM).lessThan(probability);
        return labels(step, dropped.and(times.shortcut().not()));
    }

    private static Tensor labels(TrainingStep step, Tensor dropped) {
        Tensor labels = dropped.choose(dropped.graph().scalar(step.nullLabel()), step.labels());
        step.probe("y_used", labels);
        return labels;
    }
}
