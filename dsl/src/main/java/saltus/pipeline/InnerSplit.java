package saltus.pipeline;

import saltus.graph.Tensor;

/** Where a shortcut from t to r is split: the inner time s of each row, r &lt;= s &lt;= t. */
@FunctionalInterface
public interface InnerSplit {
    /** s [B] for ends r [B] and starts t [B]. */
    Tensor of(Tensor r, Tensor t);

    /** s = t - inner (t - r); see {@link saltus.TwoStep#inner()}. */
    static InnerSplit fraction(double inner) {
        return (r, t) -> inner == 0 ? t : t.minus(t.minus(r).times(inner));
    }
}
