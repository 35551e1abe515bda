package saltus.pipeline;

import saltus.Reduction;
import saltus.graph.Tensor;

/** The absolute distance of each row; see {@link saltus.AbsoluteError}. */
public final class AbsoluteError {
    private final Reduction reduction;

    /** Sum or mean over a sample's entries. */
    public AbsoluteError(Reduction reduction) {
        this.reduction = reduction;
    }

    /** One number a row [B] from prediction minus target [B, ..]. */
    public Tensor of(Tensor error) {
        Tensor absolute = error.abs();
        return reduction == Reduction.SUM ? absolute.sumPerRow() : absolute.meanPerRow();
    }
}
