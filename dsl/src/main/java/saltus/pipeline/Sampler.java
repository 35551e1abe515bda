package saltus.pipeline;

import saltus.Solver;
import saltus.graph.Tensor;

/**
 * From noise to data in equal steps along the one-step prediction, z &lt;- X(z, t, r), the solver being the one that was
 * trained. Source: framework, section 4, "Sampling".
 */
public final class Sampler {
    private final Path path;
    private final Solver solver;
    private final boolean seesEnd;

    private Sampler(Path path, Solver solver, boolean seesEnd) {
        this.path = path;
        this.solver = solver;
        this.seesEnd = seesEnd;
    }

    /** For a network that has learned shortcuts: it is told where each step ends. */
    public static Sampler ofShortcuts(Path path, Solver solver) {
        return new Sampler(path, solver, true);
    }

    /** For a network that has learned velocities at r = t only, and that has to be asked for those. */
    public static Sampler ofVelocity(Path path, Solver solver) {
        return new Sampler(path, solver, false);
    }

    /**
     * Writes the whole way. It starts at sigma(1) noise, the noise of the path. At t = 1 the path holds alpha(1) x_0 as
     * well, which nobody knows before it is sampled: it is neglected, which is exact where alpha(1) = 0 and close where
     * sigma(1) is large beside it (variance-exploding paths: 1 against 80; framework, C1).
     */
    public void write(SamplingStep step) {
        Tensor noise = step.noise();
        Tensor z = noise.times(path.sigma(noise.graph().scalar(1)));
        Tensor labels = step.labels();
        Tensor perRow = z.rowNumbers();
        for (int k = 0; k < step.steps(); k++) {
            Tensor start = z.graph().scalar(step.time(k));
            Tensor end = z.graph().scalar(step.time(k + 1));
            Tensor r = (seesEnd ? end : start).expandAs(perRow);
            Tensor u = step.velocity(z, r, start.expandAs(perRow), labels);
            z = solver == Solver.EULER
                    ? z.plus(u.times(end.minus(start)))
                    : z.times(path.alphaBar(start, end)).plus(u.times(path.betaBar(start, end)));
        }
        step.result(z);
    }
}
