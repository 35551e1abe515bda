package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * A network that says where data are, x, for a velocity u = (z - x) / max(t, floor).
 *
 * @param inner the scaling of input and of x
 * @param floor the least t by which is divided
 */
record DataScaling(Scaling inner, double floor) implements Scaling {
    @Override
    public double noise() {
        return inner.noise();
    }

    @Override
    public Tensor input(Tensor z, Tensor t) {
        return inner.input(z, t);
    }

    @Override
    public Tensor output(Tensor output, Tensor z, Tensor t) {
        Tensor divisor = floor == 0 ? t : t.maximum(floor);
        return z.minus(inner.output(output, z, t)).dividedBy(divisor.over(z));
    }

    @Override
    public Tensor end(Tensor r, Tensor t) {
        return inner.end(r, t);
    }
}
