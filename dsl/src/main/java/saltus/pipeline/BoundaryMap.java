package saltus.pipeline;

import saltus.graph.Tensor;

/** The skip of consistency models; source: consistency models (arXiv 2303.01469), appendix C. */
record BoundaryMap(Path path, double deviation, double smallest) implements SolverMap {
    @Override
    public Tensor to(Tensor z, Tensor t, Tensor r, Tensor output) {
        Tensor sigma = path.sigma(t);
        return skip(sigma).over(z).times(z).plus(scale(sigma).over(z).times(output));
    }

    @Override
    public Tensor from(Tensor z, Tensor t, Tensor r, Tensor end) {
        Tensor sigma = path.sigma(t);
        return end.minus(skip(sigma).over(z).times(z)).dividedBy(scale(sigma).over(z));
    }

    @Override
    public Tensor reached(Tensor r) {
        return path.timeOf(r.ones().times(smallest));
    }

    private Tensor skip(Tensor sigma) {
        double variance = deviation * deviation;
        return sigma.minus(smallest).square().plus(variance).power(-1).times(variance);
    }

    private Tensor scale(Tensor sigma) {
        Tensor norm = sigma.square().plus(deviation * deviation).sqrt();
        return sigma.minus(smallest).times(deviation).dividedBy(norm);
    }
}
