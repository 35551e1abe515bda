package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * A network that is told r such that t - r is log2(1 / d) / levels for a step of size d: 0 for the whole way, 1 for the
 * smallest step.
 *
 * @param inner the scaling of input and output
 * @param levels log2 T
 */
record LevelScaling(Scaling inner, int levels) implements Scaling {
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
        return inner.output(output, z, t);
    }

    @Override
    public Tensor end(Tensor r, Tensor t) {
        Tensor level = t.minus(r).log().times(-1 / (Math.log(2) * levels));
        return t.minus(level);
    }
}
