package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * Input of deviation one on a path with alpha = 1; source: EDM (arXiv 2206.00364), table 1.
 *
 * @param path whose sigma is the noise level
 * @param deviation of the data
 */
record EdmScaling(Path path, double deviation) implements Scaling {
    @Override
    public double noise() {
        return 1;
    }

    @Override
    public Tensor input(Tensor z, Tensor t) {
        Tensor norm = path.sigma(t).square().plus(deviation * deviation).sqrt();
        return z.dividedBy(norm.over(z));
    }

    @Override
    public Tensor output(Tensor output, Tensor z, Tensor t) {
        return output;
    }
}
