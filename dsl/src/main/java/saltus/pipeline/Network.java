package saltus.pipeline;

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
     * @param labels classes [rows], the number of classes standing for none
     * @return the output, shaped as z
     */
    Tensor apply(Tensor z, Tensor r, Tensor t, Tensor labels);

    /** This network seeing z / deviation, its output times deviation; see {@link saltus.Preconditioning}. */
    default Network preconditioned(double deviation) {
        return deviation == 1
                ? this
                : (z, r, t, labels) ->
                        apply(z.times(1 / deviation), r, t, labels).times(deviation);
    }
}
