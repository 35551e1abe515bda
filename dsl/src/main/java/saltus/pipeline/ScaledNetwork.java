package saltus.pipeline;

import saltus.graph.Tensor;

/** A network behind a scaling. */
record ScaledNetwork(Network bare, Scaling scaling) implements Network {
    @Override
    public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
        return scaling.output(bare.apply(scaling.input(z, t), scaling.end(r, t), t, condition), z, t);
    }

    @Override
    public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
        return scaling.output(bare.velocity(scaling.input(z, t), scaling.end(r, t), t, condition), z, t);
    }

    @Override
    public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
        return bare.logVariance(scaling.end(r, t), t, seesEnd);
    }
}
