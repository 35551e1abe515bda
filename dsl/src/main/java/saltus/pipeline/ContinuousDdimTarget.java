package saltus.pipeline;

import java.util.List;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Tensor;

/**
 * The target of a continuous shortcut model whose step on a curved path is DDIM's, X = alphaBar(t, r) z + betaBar(t, r) F:
 * the output has to stay where it is while X does not change along the flow, F_tgt = F + dX/dt with
 *
 * <pre>dX/dt = alphaBar (v - F) + d_t alphaBar z + (d_t betaBar + alphaBar) F + betaBar dF/dt</pre>
 *
 * <p>and v itself where r = t. All but the first term is the derivative that is warmed up. On the linear path it is {@link
 * ContinuousTarget}, which is shorter there. Source: framework, section 2 (continuous limit of a velocity output).
 */
public final class ContinuousDdimTarget {
    private final Path path;
    private final TangentShape shape;
    private final NetworkDerivative.Mode mode;

    /** The target in full, with the exact derivative. */
    public ContinuousDdimTarget(Path path) {
        this(path, TangentShape.PLAIN, NetworkDerivative.forward());
    }

    /** The target with a change of this shape and the derivative taken this way. */
    public ContinuousDdimTarget(Path path, TangentShape shape, NetworkDerivative.Mode mode) {
        this.path = path;
        this.shape = shape;
        this.mode = mode;
    }

    /** The target [B, ..], under stop-gradient, led by {@code velocity} and differentiated along it. */
    public Tensor of(Examples examples, Tensor velocity) {
        return of(examples, velocity, velocity);
    }

    /**
     * The target [B, ..], under stop-gradient.
     *
     * @param velocity v
     * @param direction of the derivative
     */
    public Tensor of(Examples examples, Tensor velocity, Tensor direction) {
        examples.probe("v_tangent", velocity);
        NetworkDerivative network = NetworkDerivative.of(examples, direction, mode);
        examples.probe("dudt", network.slope());
        examples.probe("tgt_u", network.value());
        Tensor z = examples.z();
        Tensor r = examples.times().r();
        Tensor t = examples.times().t();
        Tensor scale = path.alphaBar(t, r);
        Tensor step = path.betaBar(t, r);
        Tensor value = network.value();
        Tensor towards = scale.over(z).times(velocity.minus(value));
        Tensor derivative = slope(scale, r, t)
                .over(z)
                .times(z)
                .plus(slope(step, r, t).plus(scale).over(z).times(value))
                .plus(step.over(z).times(network.slope()));
        Tensor change = shape.change(towards.plus(shape.derivative(derivative)), r, t);
        Tensor target = examples.times()
                .shortcut()
                .over(z)
                .choose(value.plus(change), velocity)
                .stopGradient();
        examples.probe("u_target", target);
        return target;
    }

    /** The derivative of a coefficient in t at fixed r. */
    private static Tensor slope(Tensor coefficient, Tensor r, Tensor t) {
        return ForwardMode.tangent(coefficient, List.of(Seed.fixed(r), new Seed(t, t.ones())));
    }
}
