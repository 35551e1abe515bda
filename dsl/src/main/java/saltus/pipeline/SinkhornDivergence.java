package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The debiased entropic transport cost of samples and data; see {@link saltus.SinkhornDivergence}. With potentials f and g of
 * samples and data, and h and k of each set to itself, it is the mean of f - h + g - k; by the envelope theorem potentials need
 * no gradient, and a sample's is twice the way from where its mass goes among data to where it goes among samples.
 */
public final class SinkhornDivergence {
    private static final double SMALLEST = 1e-12;
    private static final double RARE = 1e-30;

    private final double epsilon;
    private final int iterations;
    private final boolean selfPairs;

    /**
     * @param epsilon weight of the entropy in mean costs, greater than 0
     * @param iterations at least 1
     * @param selfPairs true if a sample may go to itself
     */
    public SinkhornDivergence(double epsilon, int iterations, boolean selfPairs) {
        this.epsilon = epsilon;
        this.iterations = iterations;
        this.selfPairs = selfPairs;
    }

    /** One number a row [B] from samples and data [B, ..]: their mean is the divergence. */
    public Tensor of(Examples examples, SampleTarget.Ends ends) {
        Tensor points = Pairs.points(ends.prediction());
        Tensor x = points.stopGradient();
        Tensor y = Pairs.points(ends.target());
        Tensor cost = Pairs.squares(x, y);
        Tensor mean = cost.meanOfAll();
        Tensor all = Pairs.count(x);
        Tensor others = selfPairs ? all : all.minus(1);
        Tensor back = cost.permute(1, 0);
        Tensor within = within(x);
        Tensor ofData = within(y);
        Tensor f = x.rowNumbers().zeros();
        Tensor g = f;
        Tensor h = f;
        Tensor k = f;
        Tensor last = weight(mean, iterations);
        for (int i = 0; i < iterations; i++) {
            Tensor weight = weight(mean, i);
            Tensor toData = softMinimum(cost, g, weight, all);
            Tensor toSamples = softMinimum(back, f, weight, all);
            f = f.plus(toData).times(0.5);
            g = g.plus(toSamples).times(0.5);
            h = h.plus(softMinimum(within, h, weight, others)).times(0.5);
            k = k.plus(softMinimum(ofData, k, weight, others)).times(0.5);
        }
        Tensor value = softMinimum(cost, g, last, all)
                .minus(softMinimum(within, h, last, others))
                .plus(softMinimum(back, f, last, all))
                .minus(softMinimum(ofData, k, last, others));
        Tensor field = coupling(cost, g, last)
                .matMul(y)
                .minus(coupling(within, h, last).matMul(x));
        Tensor pulled = Pairs.pulled(points, field);
        return pulled.minus(pulled.stopGradient()).plus(value);
    }

    /** The weight of the entropy in an iteration: from the mean cost down by a factor each time, until halfway. */
    private Tensor weight(Tensor mean, int iteration) {
        double share = Math.pow(epsilon, Math.min(1, 2.0 * iteration / iterations));
        return mean.times(share).maximum(SMALLEST);
    }

    /** Costs [B, B] of a set to itself. */
    private Tensor within(Tensor points) {
        Tensor cost = Pairs.squares(points, points);
        return selfPairs ? cost : Pairs.self(points).choose(cost.zeros().plus(Pairs.FAR), cost);
    }

    /** -weight log E exp((potential - cost) / weight) over columns [B]. */
    private static Tensor softMinimum(Tensor cost, Tensor potential, Tensor weight, Tensor count) {
        Tensor logits = Pairs.row(potential).minus(cost).dividedBy(weight);
        Tensor shares = logits.softmax();
        // for each column alike the logit less the logarithm of its share is that of the sum: their mean is, without a
        // maximum
        Tensor sum = shares.times(logits.minus(shares.maximum(RARE).log())).sum(1);
        return sum.minus(count.log()).times(weight).negate();
    }

    /** Where the mass of each row goes [B, B]. */
    private static Tensor coupling(Tensor cost, Tensor potential, Tensor weight) {
        return Pairs.row(potential).minus(cost).dividedBy(weight).softmax();
    }
}
