package saltus.pipeline;

import java.util.List;
import java.util.Optional;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Tensor;

/**
 * The target of a continuous shortcut model whose step on a curved path is DDIM's, X = alphaBar(t, r) z + betaBar(t, r) F:
 * the output has to stay where it is while X does not change along the flow, F_tgt = F + dX/dt with
 *
 * <pre>dX/dt = alphaBar (v - F) + rho (d_t alphaBar z + (d_t betaBar + alphaBar) F + betaBar dF/dt)</pre>
 *
 * <p>and v itself where r = t. rho is 1 unless the derivative is warmed up. On the linear path it is {@link
 * ContinuousTarget}, which is shorter there. Source: framework, section 2 (continuous limit of a velocity output, w = 1);
 * sCM (arXiv 2410.11081) has another positive factor before dX/dt.
 */
public final class ContinuousDdimTarget {
    private final Path path;
    private final Optional<Tensor> warmUp;

    private ContinuousDdimTarget(Path path, Optional<Tensor> warmUp) {
        this.path = path;
        this.warmUp = warmUp;
    }

    /** The target with the derivative in full. */
    public ContinuousDdimTarget(Path path) {
        this(path, Optional.empty());
    }

    /**
     * The target with the derivative times rho; see {@link saltus.TangentWarmUp}.
     *
     * @param rho scalar in [0, 1]
     */
    public static ContinuousDdimTarget warmedUp(Path path, Tensor rho) {
        return new ContinuousDdimTarget(path, Optional.of(rho));
    }

    /**
     * The target [B, ..], under stop-gradient.
     *
     * @param velocity v, and direction of the derivative
     */
    public Tensor of(Examples examples, Tensor velocity) {
        examples.probe("v_tangent", velocity);
        NetworkDerivative network = NetworkDerivative.of(examples, velocity);
        examples.probe("dudt", network.slope());
        Tensor z = examples.z();
        Tensor r = examples.times().r();
        Tensor t = examples.times().t();
        Tensor scale = path.alphaBar(t, r);
        Tensor step = path.betaBar(t, r);
        Tensor value = network.value();
        Tensor towards = scale.over(z).times(velocity.minus(value));
        Tensor change = slope(scale, r, t)
                .over(z)
                .times(z)
                .plus(slope(step, r, t).plus(scale).over(z).times(value))
                .plus(step.over(z).times(network.slope()));
        Tensor moved = value.plus(towards).plus(warmUp.map(change::times).orElse(change));
        Tensor target =
                examples.times().shortcut().over(z).choose(moved, velocity).stopGradient();
        examples.probe("u_target", target);
        return target;
    }

    /** The derivative of a coefficient in t at fixed r. */
    private static Tensor slope(Tensor coefficient, Tensor r, Tensor t) {
        return ForwardMode.tangent(coefficient, List.of(Seed.fixed(r), new Seed(t, t.ones())));
    }
}
