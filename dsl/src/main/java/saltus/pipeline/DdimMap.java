package saltus.pipeline;

import saltus.graph.Tensor;

/** The DDIM step along a velocity. */
record DdimMap(Path path) implements SolverMap {
    @Override
    public Tensor to(Tensor z, Tensor t, Tensor r, Tensor output) {
        return path.alphaBar(t, r)
                .over(z)
                .times(z)
                .plus(path.betaBar(t, r).over(z).times(output));
    }

    @Override
    public Tensor from(Tensor z, Tensor t, Tensor r, Tensor end) {
        return end.minus(path.alphaBar(t, r).over(z).times(z))
                .dividedBy(path.betaBar(t, r).over(z));
    }
}
