package saltus.pipeline;

import saltus.graph.Tensor;

/** e / (e + floor)^power with the denominator under stop-gradient; see {@link saltus.AdaptiveWeight}. */
public final class AdaptiveWeighting {
    private final double power;
    private final double floor;

    private final boolean squared;

    /** power &gt;= 0, floor &gt; 0. */
    public AdaptiveWeighting(double power, double floor) {
        this(power, floor, false);
    }

    private AdaptiveWeighting(double power, double floor, boolean squared) {
        this.power = power;
        this.floor = floor;
        this.squared = squared;
    }

    /** e^2 / (e^2 + floor)^power; see {@link saltus.AdaptiveWeight#squared()}. */
    public static AdaptiveWeighting ofSquares(double power, double floor) {
        return new AdaptiveWeighting(power, floor, true);
    }

    /** The weighted loss of each row [B]. */
    public Tensor of(Tensor rows) {
        Tensor size = squared ? rows.square() : rows;
        return size.dividedBy(size.plus(floor).power(power).stopGradient());
    }
}
