package saltus.pipeline;

import saltus.graph.Tensor;

/** exp(-lambda) l + lambda with the student's log-variance lambda; see {@link saltus.VariationalWeight}. */
public final class VariationalWeighting {
    private final boolean overBatch;
    private final boolean seesEnd;

    /**
     * @param overBatch true to apply every lambda to all losses of the batch, false to its own row's
     * @param seesEnd true if lambda depends on r, too
     */
    public VariationalWeighting(boolean overBatch, boolean seesEnd) {
        this.overBatch = overBatch;
        this.seesEnd = seesEnd;
    }

    /** The weighted loss of each row [B]; over the batch, their mean is that over all pairs of a lambda and a loss. */
    public Tensor of(Examples examples, Tensor rows) {
        Times times = examples.times();
        Tensor lambda = examples.step().student().logVariance(times.r(), times.t(), seesEnd);
        examples.probe("log_var", lambda);
        if (overBatch) {
            return rows.times(lambda.negate().exp().mean(0)).plus(lambda.mean(0));
        }
        return rows.times(lambda.negate().exp()).plus(lambda);
    }
}
