package saltus.pipeline;

import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * The squared mean discrepancy of samples and data by a kernel; see {@link saltus.EnergyDistance} and {@link
 * saltus.KernelDiscrepancy}.
 */
public final class Discrepancy {
    /** The kernel of all pairs [B, B], by their distances and the mean distance between samples and data, a scalar. */
    @FunctionalInterface
    private interface Kernel {
        Tensor of(Tensor distances, Tensor mean);
    }

    private final Kernel kernel;
    private final boolean selfPairs;

    private Discrepancy(Kernel kernel, boolean selfPairs) {
        this.kernel = kernel;
        this.selfPairs = selfPairs;
    }

    /** By -|x - y|. */
    public static Discrepancy energy(boolean selfPairs) {
        return new Discrepancy((distances, mean) -> distances.negate(), selfPairs);
    }

    /** By exp(-d^2 / 2), d in units of {@code width} mean distances. */
    public static Discrepancy gaussian(double width, boolean selfPairs) {
        return scaled(width, d -> d.square().times(-0.5).exp(), selfPairs);
    }

    /** By exp(-d). */
    public static Discrepancy laplace(double width, boolean selfPairs) {
        return scaled(width, d -> d.negate().exp(), selfPairs);
    }

    private static Discrepancy scaled(double width, UnaryOperator<Tensor> kernel, boolean selfPairs) {
        return new Discrepancy((distances, mean) -> kernel.apply(distances.dividedBy(mean.times(width))), selfPairs);
    }

    /** One number a row [B] from samples and data [B, ..]: their mean is the discrepancy. */
    public Tensor of(Examples examples, SampleTarget.Ends ends) {
        Tensor x = Pairs.points(ends.prediction());
        Tensor y = Pairs.points(ends.target());
        Tensor between = Pairs.distances(x, y);
        Tensor mean = between.meanOfAll().stopGradient();
        return within(x, mean)
                .plus(within(y, mean))
                .minus(kernel.of(between, mean).mean(1).times(2));
    }

    /** The mean over a point's own set [B]. */
    private Tensor within(Tensor points, Tensor mean) {
        Tensor values = kernel.of(Pairs.distances(points, points), mean);
        return selfPairs
                ? values.mean(1)
                : Pairs.self(points)
                        .choose(values.zeros(), values)
                        .sum(1)
                        .dividedBy(Pairs.count(points).minus(1));
    }
}
