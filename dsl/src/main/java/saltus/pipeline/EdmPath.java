package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * alpha = 1, sigma = largest t: noise outgrows the data; source: EDM (arXiv 2206.00364).
 *
 * @param largest sigma(1), the largest noise level, greater than 0
 */
public record EdmPath(double largest) implements Path {
    @Override
    public Tensor alpha(Tensor t) {
        return t.ones();
    }

    @Override
    public Tensor sigma(Tensor t) {
        return t.times(largest);
    }

    @Override
    public Tensor alphaBar(Tensor t, Tensor r) {
        return t.ones();
    }

    @Override
    public Tensor betaBar(Tensor t, Tensor r) {
        return r.minus(t);
    }

    @Override
    public Tensor timeOf(Tensor level) {
        return level.dividedBy(largest);
    }
}
