package saltus.pipeline;

import saltus.graph.Tensor;

/** alpha = cos(pi t / 2), sigma = sin(pi t / 2). */
public final class CosinePath implements Path {
    private static final double QUARTER = Math.PI / 2;

    @Override
    public Tensor alpha(Tensor t) {
        return t.times(QUARTER).cos();
    }

    @Override
    public Tensor sigma(Tensor t) {
        return t.times(QUARTER).sin();
    }

    @Override
    public Tensor timeOf(Tensor level) {
        return level.atan().dividedBy(QUARTER);
    }

    @Override
    public Tensor alphaBar(Tensor t, Tensor r) {
        return r.minus(t).times(QUARTER).cos();
    }

    @Override
    public Tensor betaBar(Tensor t, Tensor r) {
        return r.minus(t).times(QUARTER).sin().dividedBy(QUARTER);
    }
}
