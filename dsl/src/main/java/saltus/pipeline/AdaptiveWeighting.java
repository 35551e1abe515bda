package saltus.pipeline;

import saltus.graph.Tensor;

/** e / (e + floor)^power with the denominator under stop-gradient; see {@link saltus.AdaptiveWeight}. */
public final class AdaptiveWeighting {
    private final double power;
    private final double floor;

    /** power &gt;= 0, floor &gt; 0. */
    public AdaptiveWeighting(double power, double floor) {
        this.power = power;
        this.floor = floor;
    }

    /** The weighted loss of each row [B]. */
    public Tensor of(Tensor rows) {
        return rows.dividedBy(rows.plus(floor).power(power).stopGradient());
    }
}
