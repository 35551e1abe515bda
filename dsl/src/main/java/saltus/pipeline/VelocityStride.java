package saltus.pipeline;

import org.jspecify.annotations.Nullable;
import saltus.graph.Tensor;

/** Steps along velocities, extrapolated or not. */
final class VelocityStride implements Stride {
    private final Move.Velocity move;
    private final Path path;
    private final SolverMap solver;
    private final SamplingStep step;
    private @Nullable Estimates before;

    /** What a velocity v = alpha' x + sigma' e at z = alpha x + sigma e says of data x and noise e. */
    private record Estimates(Tensor data, Tensor noise) {
        static Estimates of(Path path, Tensor z, Tensor t, Tensor v) {
            Tensor d = path.wronskian(t);
            Tensor data = path.sigmaPrime(t)
                    .dividedBy(d)
                    .over(z)
                    .times(z)
                    .minus(path.sigma(t).dividedBy(d).over(z).times(v));
            Tensor noise = path.alpha(t)
                    .dividedBy(d)
                    .over(z)
                    .times(v)
                    .minus(path.alphaPrime(t).dividedBy(d).over(z).times(z));
            return new Estimates(data, noise);
        }

        /** What the way from others to these adds at a time. */
        Tensor since(Estimates others, Path path, Tensor r) {
            return path.mix(data.minus(others.data), noise.minus(others.noise), r);
        }
    }

    VelocityStride(Move.Velocity move, Path path, SolverMap solver, SamplingStep step) {
        this.move = move;
        this.path = path;
        this.solver = solver;
        this.step = step;
    }

    @Override
    public Tensor next(Tensor z, int k) {
        Tensor t = step.rows(z, step.time(k));
        Tensor r = step.rows(z, step.time(k + 1));
        Tensor v = step.velocity(z, t, t, step.condition());
        Tensor reached = solver.to(z, t, r, v);
        if (move.extrapolate() == 0) {
            return reached;
        }
        Estimates found = Estimates.of(path, z, t, v);
        Tensor result = before == null
                ? reached
                : reached.plus(found.since(before, path, r).times(move.extrapolate()));
        before = found;
        return result;
    }
}
