package saltus.pipeline;

import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * exp(-lambda) l + lambda with the student's log-variance lambda, or a formula of exp(-lambda) l, plus lambda; see {@link
 * saltus.VariationalWeight} and {@link saltus.LossFormula}.
 */
public final class VariationalWeighting {
    private final boolean overBatch;
    private final boolean seesEnd;
    private final UnaryOperator<Tensor> shape;

    /**
     * @param overBatch true to apply every lambda to all losses of the batch, false to its own row's
     * @param seesEnd true if lambda depends on r, too
     */
    public VariationalWeighting(boolean overBatch, boolean seesEnd) {
        this(overBatch, seesEnd, loss -> loss);
    }

    private VariationalWeighting(boolean overBatch, boolean seesEnd, UnaryOperator<Tensor> shape) {
        this.overBatch = overBatch;
        this.seesEnd = seesEnd;
        this.shape = shape;
    }

    /** This weighting with a formula of what lambda divides, row by row. */
    public VariationalWeighting shaped(UnaryOperator<Tensor> loss) {
        return new VariationalWeighting(overBatch, seesEnd, loss);
    }

    /** The weighted loss of each row [B]; over the batch, their mean is that over all pairs of a lambda and a loss. */
    public Tensor of(Examples examples, Tensor rows) {
        Times times = examples.times();
        Tensor lambda = examples.step().student().logVariance(times.r(), times.t(), seesEnd);
        examples.probe("log_var", lambda);
        if (overBatch) {
            return shape.apply(rows.times(lambda.negate().exp().mean(0))).plus(lambda.mean(0));
        }
        return shape.apply(rows.times(lambda.negate().exp())).plus(lambda);
    }
}
