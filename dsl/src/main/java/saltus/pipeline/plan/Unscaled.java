package saltus.pipeline.plan;

import saltus.graph.Tensor;
import saltus.pipeline.Scaling;

/** The path's noise and nothing else: how a network is told what it is asked does not change when it is. */
record Unscaled(double noise) implements Scaling {
    @Override
    public Tensor input(Tensor z, Tensor t) {
        return z;
    }

    @Override
    public Tensor output(Tensor output, Tensor z, Tensor t) {
        return output;
    }
}
