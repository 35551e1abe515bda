package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The same factors at all times.
 *
 * @param noise deviation of the noise, by which the network's input is divided
 * @param factor of the network's output
 */
record ConstantScaling(double noise, double factor) implements Scaling {
    @Override
    public Tensor input(Tensor z, Tensor t) {
        return noise == 1 ? z : z.times(1 / noise);
    }

    @Override
    public Tensor output(Tensor output, Tensor z, Tensor t) {
        return factor == 1 ? output : output.times(factor);
    }
}
