package saltus.pipeline;

import saltus.graph.Tensor;

/** Euler's step. */
record EulerMap() implements SolverMap {
    @Override
    public Tensor to(Tensor z, Tensor t, Tensor r, Tensor output) {
        return z.plus(r.minus(t).over(z).times(output));
    }

    @Override
    public Tensor from(Tensor z, Tensor t, Tensor r, Tensor end) {
        return end.minus(z).dividedBy(r.minus(t).over(z));
    }
}
