package saltus.pipeline;

import saltus.graph.Tensor;

/** Heun's method, on a curved path for the data and the noise that velocities stand for. */
record HeunStride(Path path, SamplingStep step) implements Stride {
    @Override
    public Tensor next(Tensor z, int k) {
        double end = step.time(k + 1);
        Tensor t = step.rows(z, step.time(k));
        Tensor r = step.rows(z, end);
        SolverMap solver = SolverMap.ddim(path);
        Tensor first = step.velocity(z, new Leg(step.time(k), step.time(k)));
        Tensor there = solver.to(z, t, r, first);
        if (end == 0) {
            return there;
        }
        Tensor second = step.velocity(there, new Leg(end, end));
        Tensor moved = Estimates.of(path, there, r, second).velocity(path, t);
        return solver.to(z, t, r, first.plus(moved).times(0.5));
    }
}
