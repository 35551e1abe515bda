package saltus.pipeline;

import saltus.Solver;
import saltus.graph.Tensor;

/**
 * The target of a discrete shortcut model on a curved path: what the network would have to say at t so that its own step
 * to r lands where the two steps land, F_tgt = X^-1(X_{s,r}(X_{t,s}(z_t))); rows that learn no shortcut have the velocity
 * at t. Source: framework, Eq. 5. On the linear path it equals {@link DiscreteTarget}, which is shorter there.
 */
public final class SolvedTarget {
    private final Path path;
    private final Solver prediction;
    private final Solver first;
    private final Solver second;
    private final double limit;

    /**
     * @param path the flow path
     * @param prediction solver of the one-step prediction
     * @param first solver of the step from t to s
     * @param second solver of the step from s to r
     * @param limit bound on z_s and target; infinite for none
     */
    public SolvedTarget(Path path, Solver prediction, Solver first, Solver second, double limit) {
        this.path = path;
        this.prediction = prediction;
        this.first = first;
        this.second = second;
        this.limit = limit;
    }

    /** The target whose first step follows {@code velocity} [B, ..], which is also what the other rows learn. */
    public Tensor alongVelocity(Examples examples, Tensor velocity) {
        return of(examples, velocity, examples.front(velocity));
    }

    /** The target whose first step follows the network; {@code velocity} [B, ..] is what the other rows learn. */
    public Tensor alongNetwork(Examples examples, Tensor velocity) {
        Times times = examples.frontTimes();
        Tensor step = examples.step()
                .target()
                .apply(examples.front(examples.z()), times.s(), times.t(), examples.front(examples.labels()));
        return of(examples, velocity, step);
    }

    private Tensor of(Examples examples, Tensor velocity, Tensor along) {
        Times times = examples.frontTimes();
        Tensor z = examples.front(examples.z());
        Tensor labels = examples.front(examples.labels());
        Tensor between = clamped(step(first, z, times.t(), times.s(), along));
        examples.step().probe("z_s", between);
        Tensor head = examples.step().target().apply(between, times.r(), times.s(), labels);
        Tensor end = step(second, between, times.s(), times.r(), head);
        Tensor solved = clamped(inverse(z, times.t(), times.r(), end));
        Tensor everywhere = examples.everywhere(solved);
        Tensor target = examples.times()
                .shortcut()
                .over(everywhere)
                .choose(everywhere, velocity)
                .stopGradient();
        examples.probe("u_target", target);
        return target;
    }

    private Tensor step(Solver solver, Tensor z, Tensor from, Tensor to, Tensor velocity) {
        if (solver == Solver.EULER) {
            return z.plus(to.minus(from).over(z).times(velocity));
        }
        return path.alphaBar(from, to)
                .over(z)
                .times(z)
                .plus(path.betaBar(from, to).over(z).times(velocity));
    }

    /** The output whose step from z at t to r lands on {@code end}; rows with r = t, where any would do, are not used. */
    private Tensor inverse(Tensor z, Tensor t, Tensor r, Tensor end) {
        if (prediction == Solver.EULER) {
            return end.minus(z).dividedBy(r.minus(t).over(z));
        }
        return end.minus(path.alphaBar(t, r).over(z).times(z))
                .dividedBy(path.betaBar(t, r).over(z));
    }

    private Tensor clamped(Tensor x) {
        return Double.isInfinite(limit) ? x : x.maximum(-limit).minimum(limit);
    }
}
