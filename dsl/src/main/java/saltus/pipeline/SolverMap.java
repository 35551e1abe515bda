package saltus.pipeline;

import saltus.graph.Tensor;

/** A practical solver map: where a network's output leads from z at t to time r; source: framework, section 1. */
public interface SolverMap {
    /**
     * X(z, t, r).
     *
     * @param z samples [rows, ..]
     * @param t start [rows]
     * @param r end [rows]
     * @param output what the network says, shaped as z
     */
    Tensor to(Tensor z, Tensor t, Tensor r, Tensor output);

    /** The output whose step from z at t to r lands on {@code end}; no number where the step has no length. */
    Tensor from(Tensor z, Tensor t, Tensor r, Tensor end);

    /** The time at which a step towards r [rows] lands: r, unless the step knows no end but its own. */
    default Tensor reached(Tensor r) {
        return r;
    }

    /** X = z + (r - t) u, for an average velocity u. */
    static SolverMap euler() {
        return new EulerMap();
    }

    /** X = alphaBar(t, r) z + betaBar(t, r) v, for a velocity v. */
    static SolverMap ddim(Path path) {
        return new DdimMap(path);
    }

    /** X = c_skip(t) z + c_out(t) F to the data, whatever r is; see {@link saltus.BoundarySkip}. */
    static SolverMap boundary(Path path, double deviation, double smallest) {
        return new BoundaryMap(path, deviation, smallest);
    }
}
