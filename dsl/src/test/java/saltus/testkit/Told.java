package saltus.testkit;

import saltus.graph.Tensor;
import saltus.pipeline.Scaling;

/**
 * A scaling that tells a network the end of a step itself, in whatever form the recipe tells it: exact networks are
 * formulas of r and t.
 *
 * @param scaling the recipe's
 */
record Told(Scaling scaling) implements Scaling {
    @Override
    public double noise() {
        return scaling.noise();
    }

    @Override
    public Tensor input(Tensor z, Tensor t) {
        return scaling.input(z, t);
    }

    @Override
    public Tensor output(Tensor output, Tensor z, Tensor t) {
        return scaling.output(output, z, t);
    }
}
