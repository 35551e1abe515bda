package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The target of a discrete shortcut model on a curved path: what the network would have to say at t so that its own step
 * to r lands where the two steps land, F_tgt = X^-1(X_{s,r}(X_{t,s}(z_t))); rows that learn no shortcut have the velocity
 * at t. Source: framework, Eq. 5. On the linear path it equals {@link DiscreteTarget}, which is shorter there.
 */
public final class SolvedTarget {
    private final SolverMap prediction;
    private final SolverMap first;
    private final SolverMap second;
    private final double limit;
    private final Hops hops;

    /**
     * @param prediction solver of the one-step prediction
     * @param first solver of the step from t to s
     * @param second solver of the step from s to r
     * @param limit bound on z_s and target; infinite for none
     */
    public SolvedTarget(SolverMap prediction, SolverMap first, SolverMap second, double limit) {
        this(prediction, first, second, limit, Hops.ONE);
    }

    private SolvedTarget(SolverMap prediction, SolverMap first, SolverMap second, double limit, Hops hops) {
        this.prediction = prediction;
        this.first = first;
        this.second = second;
        this.limit = limit;
        this.hops = hops;
    }

    /** This target with a second step of so many hops. */
    public SolvedTarget hops(int count) {
        return new SolvedTarget(prediction, first, second, limit, new Hops(count));
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
                .apply(examples.front(examples.z()), times.s(), times.t(), examples.frontCondition());
        return of(examples, velocity, step);
    }

    private Tensor of(Examples examples, Tensor velocity, Tensor along) {
        Times times = examples.frontTimes();
        Tensor z = examples.front(examples.z());
        Condition condition = examples.frontCondition();
        Tensor between = clamped(first.to(z, times.t(), times.s(), along));
        examples.step().probe("z_s", between);
        Network target = examples.step().target();
        Tensor end = hops.of(
                between,
                times.r(),
                times.s(),
                (x, to, from) -> second.to(x, from, to, target.apply(x, to, from, condition)));
        Tensor solved = clamped(prediction.from(z, times.t(), times.r(), end));
        Tensor everywhere = examples.everywhere(solved);
        Tensor both = examples.times()
                .shortcut()
                .over(everywhere)
                .choose(everywhere, velocity)
                .stopGradient();
        examples.probe("u_target", both);
        return both;
    }

    private Tensor clamped(Tensor x) {
        return Double.isInfinite(limit) ? x : x.maximum(-limit).minimum(limit);
    }
}
