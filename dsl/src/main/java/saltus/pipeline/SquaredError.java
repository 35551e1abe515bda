package saltus.pipeline;

import saltus.Reduction;
import saltus.graph.Tensor;

/** The squared Euclidean distance of each row; see {@link saltus.SquaredL2}. */
public final class SquaredError {
    private final Reduction reduction;

    /** Sum or mean over a sample's entries. */
    public SquaredError(Reduction reduction) {
        this.reduction = reduction;
    }

    /** One number a row [B] from prediction minus target [B, ..]. */
    public Tensor of(Tensor error) {
        Tensor squared = error.square();
        return reduction == Reduction.SUM ? squared.sumPerRow() : squared.meanPerRow();
    }
}
