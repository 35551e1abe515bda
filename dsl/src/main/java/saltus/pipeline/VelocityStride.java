package saltus.pipeline;

import org.jspecify.annotations.Nullable;
import saltus.graph.Tensor;

/** DDIM steps along velocities, extrapolated or not. */
final class VelocityStride implements Stride {
    private final Move.Velocity move;
    private final Path path;
    private final SamplingStep step;
    private @Nullable Estimates before;

    VelocityStride(Move.Velocity move, Path path, SamplingStep step) {
        this.move = move;
        this.path = path;
        this.step = step;
    }

    @Override
    public Tensor next(Tensor z, int k) {
        Tensor t = step.rows(z, step.time(k));
        Tensor r = step.rows(z, step.time(k + 1));
        Tensor v = step.velocity(z, new Leg(step.time(k), step.time(k)));
        Tensor reached = SolverMap.ddim(path).to(z, t, r, v);
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
