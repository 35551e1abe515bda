package saltus.pipeline;

import saltus.graph.Tensor;

/** Shortcuts, with noise added anew or without. */
record ShortcutStride(Move.Shortcut move, Path path, SolverMap solver, SamplingStep step) implements Stride {
    @Override
    public Tensor next(Tensor z, int k) {
        double next = step.time(k + 1);
        double end = move.end(next, path::level);
        Tensor t = step.rows(z, step.time(k));
        Tensor r = step.rows(z, end);
        Tensor reached = solver.to(z, t, r, step.velocity(z, new Leg(step.time(k), end)));
        if (end == next) {
            return reached;
        }
        Tensor start = step.rows(z, next);
        Tensor noise = step.noiseBefore(k + 1);
        if (end == 0) {
            return path.mix(reached, noise, start);
        }
        Tensor kept = path.alpha(start).dividedBy(path.alpha(r));
        Tensor added = path.sigma(start).times(move.renoise());
        return kept.over(z).times(reached).plus(added.over(z).times(noise));
    }
}
