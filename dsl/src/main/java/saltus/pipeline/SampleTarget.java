package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * Prediction and target as points at time r: X(z_t, t, r) against X(X(z_t, t, s), s, r); see {@link saltus.CompareSamples}.
 * Source: framework, Eq. 5.
 */
public final class SampleTarget {
    private final SolverMap prediction;
    private final SolverMap first;
    private final SolverMap second;

    /**
     * @param prediction solver of the one-step prediction
     * @param first solver of the step from t to s
     * @param second solver of the step from s to r
     */
    public SampleTarget(SolverMap prediction, SolverMap first, SolverMap second) {
        this.prediction = prediction;
        this.first = first;
        this.second = second;
    }

    /**
     * The two sides of the comparison.
     *
     * @param prediction where one step leads [B, ..]
     * @param target where two steps lead [B, ..], under stop-gradient
     */
    public record Ends(Tensor prediction, Tensor target) {}

    /** The ends for a first step along {@code velocity} [B, ..]; {@code output} [B, ..] is the student's. */
    public Ends alongVelocity(Examples examples, Tensor velocity, Tensor output) {
        Times times = examples.times();
        Tensor z = examples.z();
        Tensor between = first.to(z, times.t(), times.s(), velocity).stopGradient();
        Tensor head = examples.step().target().apply(between, times.r(), times.s(), examples.labels());
        Tensor target = second.to(between, times.s(), times.r(), head).stopGradient();
        Tensor end = prediction.to(z, times.t(), times.r(), output);
        examples.probe("z_s", between);
        examples.probe("tgt_u", head);
        examples.probe("z_pred", end);
        examples.probe("z_tgt", target);
        return new Ends(end, target);
    }

    /** The ends for a first step along the network. */
    public Ends alongNetwork(Examples examples, Tensor output) {
        Times times = examples.times();
        Tensor own = examples.step().target().apply(examples.z(), times.s(), times.t(), examples.labels());
        return alongVelocity(examples, own, output);
    }
}
