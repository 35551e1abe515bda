package saltus.graph;

/** The second derivative of the activations whose first is an operation of its own, {@link Op.Slope}. */
final class Curvature {
    private Curvature() {}

    /** Of x sigmoid(x). */
    static Tensor silu(Tensor x) {
        Tensor s = x.sigmoid();
        return s.times(s.from(1)).times(x.times(s.times(2).from(1)).plus(2));
    }

    /** Of GELU in its tanh form. */
    static Tensor gelu(Tensor x) {
        double c = Math.sqrt(2 / Math.PI);
        double k = 0.044715;
        Tensor inner = x.plus(x.times(x.square()).times(k)).times(c);
        Tensor slope = x.square().times(3 * k).plus(1).times(c);
        Tensor th = inner.tanh();
        Tensor sech = th.square().from(1);
        Tensor bend = x.times(6 * k * c).minus(th.times(slope.square()).times(2));
        return sech.times(slope).plus(x.times(sech).times(bend).times(0.5));
    }
}
