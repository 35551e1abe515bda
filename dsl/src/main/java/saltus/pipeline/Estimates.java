package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * What a velocity says of data x and noise e: v = alpha' x + sigma' e at z = alpha x + sigma e.
 *
 * @param data x, shaped as z
 * @param noise e, shaped as z
 */
record Estimates(Tensor data, Tensor noise) {
    static Estimates of(Path path, Tensor z, Tensor t, Tensor v) {
        Tensor d = path.wronskian(t);
        Tensor data = path.sigmaPrime(t)
                .dividedBy(d)
                .over(z)
                .times(z)
                .minus(path.sigma(t).dividedBy(d).over(z).times(v));
        Tensor noise = path.alpha(t)
                .dividedBy(d)
                .over(z)
                .times(v)
                .minus(path.alphaPrime(t).dividedBy(d).over(z).times(z));
        return new Estimates(data, noise);
    }

    /** The velocity that the same data and noise have at another time. */
    Tensor velocity(Path path, Tensor t) {
        return path.velocity(data, noise, t);
    }

    /** How far a point at a time is from that of other estimates. */
    Tensor since(Estimates others, Path path, Tensor t) {
        return path.mix(data.minus(others.data), noise.minus(others.noise), t);
    }
}
