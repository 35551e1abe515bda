package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The target of a continuous shortcut model whose step is Euler's: u_tgt = v - (t - r) du/dt, the derivative of the target
 * network along (w, 0, 1) in (z, r, t) with w = v unless another direction is given. Source: framework, Eq. 8.
 *
 * <p>(t - r) du/dt vanishes where r = t; in the planned order the derivative is taken on the other rows only. Where the
 * change u_tgt - u is shaped, it is so on the rows with r &lt; t; the others have v.
 */
public final class ContinuousTarget {
    private final TangentShape shape;
    private final NetworkDerivative.Mode mode;

    /** The target in full, with the exact derivative. */
    public ContinuousTarget() {
        this(TangentShape.PLAIN, NetworkDerivative.forward());
    }

    /** The target with a change of this shape and the derivative taken this way. */
    public ContinuousTarget(TangentShape shape, NetworkDerivative.Mode mode) {
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
     * @param velocity v, leading term
     * @param direction w, of the derivative
     */
    public Tensor of(Examples examples, Tensor velocity, Tensor direction) {
        examples.probe("v_tangent", velocity);
        NetworkDerivative network = NetworkDerivative.of(examples, direction, mode);
        examples.probe("dudt", network.slope());
        Times times = examples.times();
        Tensor change =
                shape.derivative(times.t().minus(times.r()).over(velocity).times(network.slope()));
        Tensor moved = velocity.minus(change);
        Tensor target = shape.keepsChange()
                ? moved
                : times.shortcut().over(moved).choose(shaped(network.value(), moved, times), velocity);
        Tensor constant = target.stopGradient();
        examples.probe("u_target", constant);
        return constant;
    }

    private Tensor shaped(Tensor value, Tensor moved, Times times) {
        return value.plus(shape.change(moved.minus(value), times.r(), times.t()));
    }
}
