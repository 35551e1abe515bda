package saltus.pipeline;

import saltus.graph.Tensor;

/** The steps of one way, made one after the other. */
@FunctionalInterface
public interface Stride {
    /**
     * Where step {@code k} leads.
     *
     * @param z samples at its start [rows, ..]
     */
    Tensor next(Tensor z, int k);
}
