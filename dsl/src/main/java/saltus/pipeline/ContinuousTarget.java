package saltus.pipeline;

import java.util.Optional;
import saltus.graph.Tensor;

/**
 * The target of a continuous shortcut model whose step is Euler's: u_tgt = v - rho (t - r) du/dt, the derivative of the
 * target network along (v, 0, 1) in (z, r, t). Source: framework, Eq. 8; rho is 1 unless the derivative is warmed up.
 *
 * <p>(t - r) du/dt vanishes where r = t; in the planned order the derivative is taken on the other rows only.
 */
public final class ContinuousTarget {
    private final Optional<Tensor> warmUp;

    private ContinuousTarget(Optional<Tensor> warmUp) {
        this.warmUp = warmUp;
    }

    /** The target with the derivative in full. */
    public ContinuousTarget() {
        this(Optional.empty());
    }

    /**
     * The target with the derivative times rho; see {@link saltus.TangentWarmUp}.
     *
     * @param rho scalar in [0, 1]
     */
    public static ContinuousTarget warmedUp(Tensor rho) {
        return new ContinuousTarget(Optional.of(rho));
    }

    /**
     * The target [B, ..], under stop-gradient.
     *
     * @param velocity leading term and direction of the derivative
     */
    public Tensor of(Examples examples, Tensor velocity) {
        examples.probe("v_tangent", velocity);
        Tensor slope = NetworkDerivative.of(examples, velocity).slope();
        examples.probe("dudt", slope);
        Times times = examples.times();
        Tensor change = times.t().minus(times.r()).over(velocity).times(slope);
        Tensor target = velocity.minus(warmUp.map(change::times).orElse(change)).stopGradient();
        examples.probe("u_target", target);
        return target;
    }
}
