package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * From noise to data along a {@link Route}, the solver being the one that was trained. Source: framework, section 4,
 * "Sampling".
 */
public final class Sampler {
    private final Path path;
    private final SolverMap solver;
    private final Move usual;

    private Sampler(Path path, SolverMap solver, Move usual) {
        this.path = path;
        this.solver = solver;
        this.usual = usual;
    }

    /** For a network that has learned shortcuts: it is told where each step ends. */
    public static Sampler ofShortcuts(Path path, SolverMap solver) {
        return by(path, solver, Move.SHORTCUT);
    }

    /** For a network that has learned velocities at r = t only, and that has to be asked for those. */
    public static Sampler ofVelocity(Path path, SolverMap solver) {
        return by(path, solver, Move.VELOCITY);
    }

    /**
     * For a network that has learned shortcuts to data only: every step goes all the way, and noise is added anew up to
     * where the next one starts. Source: consistency models (arXiv 2303.01469), algorithm 1.
     */
    public static Sampler renoising(Path path, SolverMap solver) {
        return by(path, solver, new Move.Shortcut(1));
    }

    /** With steps of a recipe's choice. */
    public static Sampler by(Path path, SolverMap solver, Move move) {
        return new Sampler(path, solver, move);
    }

    /**
     * Writes the whole way. It starts at sigma(1) noise, the noise of the path. At t = 1 the path holds alpha(1) x_0 as
     * well, which nobody knows before it is sampled: it is neglected, which is exact where alpha(1) = 0 and close where
     * sigma(1) is large beside it (variance-exploding paths: 1 against 80; framework, C1).
     */
    public void write(SamplingStep step) {
        Tensor noise = step.noise();
        Tensor z = noise.times(path.sigma(noise.graph().scalar(1)));
        Stride stride = step.route().move().orElse(usual).begin(path, solver, step);
        for (int k = 0; k < step.steps(); k++) {
            z = stride.next(z, k);
        }
        step.result(z);
    }
}
