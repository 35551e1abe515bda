package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * From noise to data in equal steps along the one-step prediction, z &lt;- X(z, t, r), the solver being the one that was
 * trained. Source: framework, section 4, "Sampling".
 */
public final class Sampler {
    private final Path path;
    private final SolverMap solver;
    private final Way way;

    private enum Way {
        TOLD_END,
        TOLD_START,
        RENOISING
    }

    private Sampler(Path path, SolverMap solver, Way way) {
        this.path = path;
        this.solver = solver;
        this.way = way;
    }

    /** For a network that has learned shortcuts: it is told where each step ends. */
    public static Sampler ofShortcuts(Path path, SolverMap solver) {
        return new Sampler(path, solver, Way.TOLD_END);
    }

    /** For a network that has learned velocities at r = t only, and that has to be asked for those. */
    public static Sampler ofVelocity(Path path, SolverMap solver) {
        return new Sampler(path, solver, Way.TOLD_START);
    }

    /**
     * For a network that has learned shortcuts to data only: every step goes all the way, and noise is added anew up to
     * where the next one starts. Source: consistency models (arXiv 2303.01469), algorithm 1.
     */
    public static Sampler renoising(Path path, SolverMap solver) {
        return new Sampler(path, solver, Way.RENOISING);
    }

    /**
     * Writes the whole way. It starts at sigma(1) noise, the noise of the path. At t = 1 the path holds alpha(1) x_0 as
     * well, which nobody knows before it is sampled: it is neglected, which is exact where alpha(1) = 0 and close where
     * sigma(1) is large beside it (variance-exploding paths: 1 against 80; framework, C1).
     */
    public void write(SamplingStep step) {
        Tensor noise = step.noise();
        Tensor z = noise.times(path.sigma(noise.graph().scalar(1)));
        Condition condition = Condition.of(step.labels());
        Tensor perRow = z.rowNumbers();
        for (int k = 0; k < step.steps(); k++) {
            double end = way == Way.RENOISING ? 0 : step.time(k + 1);
            Tensor t = z.graph().scalar(step.time(k)).expandAs(perRow);
            Tensor r = z.graph().scalar(end).expandAs(perRow);
            Tensor told = way == Way.TOLD_START ? t : r;
            z = solver.to(z, t, r, step.velocity(z, told, t, condition));
            if (way == Way.RENOISING && k + 1 < step.steps()) {
                Tensor next = z.graph().scalar(step.time(k + 1)).expandAs(perRow);
                z = path.mix(z, step.noiseBefore(k + 1), next);
            }
        }
        step.result(z);
    }
}
