package saltus.pipeline;

import saltus.graph.GraphException;
import saltus.graph.Tensor;

/** A network applied to a batch, with its parameters bound. */
@FunctionalInterface
public interface Network {
    /**
     * One evaluation.
     *
     * @param z noisy samples [rows, ..]
     * @param r end times [rows], r &lt;= t
     * @param t start times [rows] in [0, 1]
     * @param condition labels, and guidance where it is an input
     * @return the output, shaped as z
     */
    Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition);

    /**
     * The velocity that a second output says, one evaluation with {@link #apply} where both are asked the same; see {@link
     * saltus.VelocityHead}.
     *
     * @param z noisy samples [rows, ..]
     * @param r end times [rows]
     * @param t start times [rows]
     * @param condition labels, and guidance where it is an input
     * @return the velocity at t, shaped as z
     * @throws GraphException if the network has no such output
     */
    default Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
        throw new GraphException("this network has no velocity head");
    }

    /**
     * The logarithm of the loss that the network expects [rows]; see {@link saltus.VariationalWeight}.
     *
     * @param r end times [rows]
     * @param t start times [rows]
     * @param seesEnd true if it depends on r, too
     * @throws GraphException if the network has no head for it
     */
    default Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
        throw new GraphException("this network has no log-variance head");
    }
}
