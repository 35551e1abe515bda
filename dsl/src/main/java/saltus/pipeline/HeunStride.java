package saltus.pipeline;

import saltus.graph.Tensor;

/** Heun's method. */
record HeunStride(SolverMap solver, SamplingStep step) implements Stride {
    @Override
    public Tensor next(Tensor z, int k) {
        Tensor t = step.rows(z, step.time(k));
        Tensor r = step.rows(z, step.time(k + 1));
        Tensor first = step.velocity(z, t, t, step.condition());
        Tensor there = solver.to(z, t, r, first);
        Tensor second = step.velocity(there, r, r, step.condition());
        return z.plus(r.minus(t).over(z).times(first.plus(second)).times(0.5));
    }
}
