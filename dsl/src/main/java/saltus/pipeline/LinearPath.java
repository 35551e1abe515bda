package saltus.pipeline;

import saltus.graph.Tensor;

/** alpha = 1 - t, sigma = t: velocity and steps are plain differences. */
public final class LinearPath implements Path {
    @Override
    public Tensor alpha(Tensor t) {
        return t.from(1);
    }

    @Override
    public Tensor sigma(Tensor t) {
        return t;
    }

    @Override
    public Tensor timeOf(Tensor level) {
        return level.dividedBy(level.plus(1));
    }

    @Override
    public Tensor velocity(Tensor x, Tensor noise, Tensor t) {
        return noise.minus(x);
    }

    @Override
    public Tensor alphaBar(Tensor t, Tensor r) {
        return t.ones();
    }

    @Override
    public Tensor betaBar(Tensor t, Tensor r) {
        return r.minus(t);
    }
}
