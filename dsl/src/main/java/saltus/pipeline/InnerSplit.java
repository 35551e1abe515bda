package saltus.pipeline;

import saltus.graph.Tensor;

/** Where a shortcut from t to r is split: the inner time s of each row, r &lt;= s &lt;= t. */
@FunctionalInterface
public interface InnerSplit {
    /** s [B] for ends r [B] and starts t [B]. */
    Tensor of(Tensor r, Tensor t);

    /** s = t - inner (t - r); see {@link saltus.InnerTime}. */
    static InnerSplit fraction(double inner) {
        return (r, t) -> inner == 0 ? t : inner == 1 ? r : t.minus(t.minus(r).times(inner));
    }

    /** s = t - inner (t - r) with a fraction that changes over training, scalar in (0, 1]. */
    static InnerSplit fraction(Tensor inner) {
        return (r, t) -> t.minus(t.minus(r).times(inner));
    }

    /** A rule of the recipe's own on shortcuts; rows with r = t, which it need not know, have s = t. */
    static InnerSplit ofShortcuts(InnerSplit split) {
        return (r, t) -> r.lessThan(t).choose(split.of(r, t), t);
    }

    /** s uniform between r and t, from the draw {@code inner_u} [B]. */
    static InnerSplit random(TrainingStep step) {
        return (r, t) -> t.minus(t.minus(r).times(step.draw("inner_u", Draw.Law.UNIFORM)));
    }

    /**
     * eta(s) = eta(t) - eta(until) 2^-exponent with eta = sigma / alpha; see {@link saltus.EtaDecrement}.
     *
     * @param staysAboveEnd false to let s fall below r
     */
    static InnerSplit etaDecrement(Path path, int exponent, double until, boolean staysAboveEnd) {
        return (r, t) -> {
            Tensor largest = eta(path, t.graph().scalar(until));
            Tensor decremented = eta(path, t).minus(largest.times(Math.pow(2, -exponent)));
            Tensor s = path.timeOf(decremented.maximum(0).minimum(largest));
            return staysAboveEnd ? s.maximum(r) : s;
        };
    }

    private static Tensor eta(Path path, Tensor t) {
        return path.sigma(t).dividedBy(path.alpha(t));
    }
}
