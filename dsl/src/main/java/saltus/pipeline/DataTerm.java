package saltus.pipeline;

import saltus.DataMeasure;
import saltus.graph.Tensor;

/**
 * What a row has in its loss for its own sample; see {@link saltus.DataTerm}.
 *
 * @param measure of the distance
 * @param weight at least 0
 * @param until rows with t below it have the term
 */
public record DataTerm(DataMeasure measure, double weight, double until) {
    /** The distance of each row [B] between where {@code prediction} [B, ..] leads at t = 0 and the sample. */
    public Tensor distance(Examples examples, SolverMap step, Tensor prediction) {
        Tensor t = examples.times().t();
        Tensor estimate = step.to(examples.z(), t, t.zeros(), prediction);
        return switch (measure) {
            case SQUARED -> estimate.minus(examples.samples()).square().meanPerRow();
            case ABSOLUTE -> estimate.minus(examples.samples()).abs().meanPerRow();
            case FEATURES -> PerceptualDistance.of(new SampleTarget.Ends(estimate, examples.samples()));
        };
    }

    /** The term of each row [B] from its distance, weighed by its size [B]. */
    public Tensor of(Examples examples, Tensor weighed) {
        Tensor term = weighed.times(weight);
        Tensor rows = until < 1 ? examples.times().t().lessThan(until).choose(term, term.zeros()) : term;
        examples.step().diagnose("data_term", rows);
        return rows;
    }
}
