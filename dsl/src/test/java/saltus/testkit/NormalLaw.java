package saltus.testkit;

import saltus.graph.Tensor;
import saltus.pipeline.Path;

/**
 * Normal data, of a single point if there is no variance; source: framework, 7.3.
 *
 * @param mean m
 * @param variance S, at least 0
 */
record NormalLaw(double mean, double variance) implements Law {
    @Override
    public Tensor velocity(Path path, double deviation, Tensor z, Tensor t) {
        return moments(z).velocity(path, deviation, z, t);
    }

    @Override
    public Tensor flow(Path path, double deviation, Tensor z, Tensor t, Tensor r) {
        return moments(z).flow(path, deviation, z, t, r);
    }

    private Moments moments(Tensor z) {
        return new Moments(z.graph().scalar(mean), z.graph().scalar(variance));
    }

    double deviation() {
        return Math.sqrt(variance);
    }

    @Override
    public double sample(double choice, double normal) {
        return mean + deviation() * normal;
    }

    @Override
    public String toString() {
        return variance == 0 ? "the single point " + mean : "N(" + mean + ", " + variance + ")";
    }
}
