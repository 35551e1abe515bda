package saltus.pipeline;

import saltus.graph.Tensor;

/** alpha = 1, sigma = 80 t: noise outgrows the data; source: EDM (arXiv 2206.00364). */
public final class EdmPath implements Path {
    /** sigma(1), the largest noise level. */
    public static final double LARGEST = 80;

    @Override
    public Tensor alpha(Tensor t) {
        return t.ones();
    }

    @Override
    public Tensor sigma(Tensor t) {
        return t.times(LARGEST);
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
        return level.dividedBy(LARGEST);
    }
}
