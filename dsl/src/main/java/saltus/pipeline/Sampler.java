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

    /** The path and the solver of the prediction. */
    public Sampler(Path path, Solver solver) {
        this.path = path;
        this.solver = solver;
    }

    /** Writes the whole way. */
    public void write(SamplingStep step) {
        Tensor z = step.noise();
        Tensor labels = step.labels();
        Tensor perRow = z.rowNumbers();
        for (int k = 0; k < step.steps(); k++) {
            Tensor start = z.graph().scalar(step.time(k));
            Tensor end = z.graph().scalar(step.time(k + 1));
            Tensor u = step.velocity(z, end.expandAs(perRow), start.expandAs(perRow), labels);
            z = solver == Solver.EULER
                    ? z.plus(u.times(end.minus(start)))
                    : z.times(path.alphaBar(start, end)).plus(u.times(path.betaBar(start, end)));
        }
        step.result(z);
    }
}
