package saltus.pipeline;

import saltus.graph.Tensor;

/** Samples follow a field that data draw and other samples repel; see {@link saltus.Drift}. */
public final class Drift {
    /** A field of this size is as good as none. */
    private static final double NOTHING = 1e-6;

    private final double smallest;
    private final double middle;
    private final double largest;

    /**
     * @param smallest temperature in mean distances, greater than 0
     * @param middle temperature
     * @param largest temperature
     */
    public Drift(double smallest, double middle, double largest) {
        this.smallest = smallest;
        this.middle = middle;
        this.largest = largest;
    }

    /** One number a row [B] from samples and data [B, ..]. */
    public Tensor of(Examples examples, SampleTarget.Ends ends) {
        Tensor points = Pairs.points(ends.prediction());
        Tensor x = points.stopGradient();
        Tensor y = Pairs.points(ends.target());
        Tensor toData = Pairs.distances(x, y);
        Tensor among = Pairs.distances(x, x);
        Tensor toOthers = Pairs.self(x).choose(among.zeros().plus(Pairs.FAR), among);
        Tensor unit = toData.meanOfAll();
        Tensor sum = x.zeros();
        for (double temperature : new double[] {smallest, middle, largest}) {
            Tensor scale = unit.times(temperature);
            Tensor field = field(toData, y, toOthers, x, scale);
            sum = sum.plus(field.dividedBy(field.square().meanOfAll().sqrt().plus(NOTHING)));
            if (temperature == middle) {
                examples.step().diagnose("drift", field.square().sum(1));
            }
        }
        return Pairs.pulled(points, sum);
    }

    /**
     * V [A, n] at some points, by their distances from data and from samples: the mean of data less that of samples, each
     * weighted by nearness.
     *
     * @param toData [A, B]
     * @param data [B, n]
     * @param toSamples [A, C]
     * @param samples [C, n]
     * @param scale of distances, a scalar
     */
    static Tensor field(Tensor toData, Tensor data, Tensor toSamples, Tensor samples, Tensor scale) {
        return near(toData, scale).matMul(data).minus(near(toSamples, scale).matMul(samples));
    }

    private static Tensor near(Tensor distances, Tensor scale) {
        return distances.dividedBy(scale).negate().softmax();
    }
}
