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
    private final Hops hops;

    /**
     * @param prediction solver of the one-step prediction
     * @param first solver of the step from t to s
     * @param second solver of the step from s to r
     */
    public SampleTarget(SolverMap prediction, SolverMap first, SolverMap second) {
        this(prediction, first, second, Hops.ONE);
    }

    private SampleTarget(SolverMap prediction, SolverMap first, SolverMap second, Hops hops) {
        this.prediction = prediction;
        this.first = first;
        this.second = second;
        this.hops = hops;
    }

    /** This target with a second step of so many hops. */
    public SampleTarget hops(int count) {
        return new SampleTarget(prediction, first, second, new Hops(count));
    }

    /**
     * The two sides of the comparison.
     *
     * @param prediction where one step leads [B, ..]
     * @param target where two steps lead [B, ..], under stop-gradient
     */
    public record Ends(Tensor prediction, Tensor target) {
        /**
         * Samples and data of a batch as two sets: where the student's output [B, ..] leads, and what there is at t = 0; see
         * {@link saltus.NoiseToData}.
         */
        public static Ends generated(Examples examples, SolverMap prediction, Tensor output) {
            Times times = examples.times();
            Tensor end = prediction.to(examples.z(), times.t(), times.r(), output);
            examples.probe("z_pred", end);
            examples.probe("z_tgt", examples.samples());
            return new Ends(end, examples.samples());
        }

        /** What a feature network sees of both [B, features]; see {@link saltus.CompareFeatures}. */
        public Ends features() {
            return new Ends(prediction.embedding(), target.embedding());
        }

        /** How far the means of the two sets are apart [..]. */
        public Tensor shift() {
            return prediction.mean(0).minus(target.mean(0));
        }
    }

    /** The ends for a first step along {@code velocity} [B, ..]; {@code output} [B, ..] is the student's. */
    public Ends alongVelocity(Examples examples, Tensor velocity, Tensor output) {
        Times times = examples.times();
        Tensor z = examples.z();
        Tensor between = first.to(z, times.t(), times.s(), velocity).stopGradient();
        Network network = examples.step().target();
        Tensor target = hops.of(between, times.r(), times.s(), (x, to, from) -> {
                    Tensor head = network.apply(x, to, from, examples.condition());
                    if (hops.count() == 1) {
                        examples.probe("tgt_u", head);
                    }
                    return second.to(x, from, to, head);
                })
                .stopGradient();
        Tensor end = prediction.to(z, times.t(), times.r(), output);
        examples.probe("z_s", between);
        examples.probe("z_pred", end);
        examples.probe("z_tgt", target);
        return new Ends(end, target);
    }

    /** The ends for a first step along the network. */
    public Ends alongNetwork(Examples examples, Tensor output) {
        Times times = examples.times();
        Tensor own = examples.step().target().apply(examples.z(), times.s(), times.t(), examples.condition());
        return alongVelocity(examples, own, output);
    }
}
