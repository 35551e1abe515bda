package saltus.testkit;

import saltus.graph.Tensor;
import saltus.pipeline.Path;

/**
 * The flow of normal data; source: framework, 7.3.
 *
 * @param mean m, scalar
 * @param variance S, scalar
 */
record Moments(Tensor mean, Tensor variance) {
    /** v_t(z), shaped as z; {@code deviation} is the noise's. */
    Tensor velocity(Path path, double deviation, Tensor z, Tensor t) {
        Tensor growth = path.alpha(t)
                .times(path.alphaPrime(t))
                .times(variance)
                .plus(path.sigma(t).times(path.sigmaPrime(t)).times(deviation * deviation));
        Tensor slope = growth.dividedBy(spread(path, deviation, t).square());
        Tensor centred = z.minus(path.alpha(t).times(mean).over(z));
        return path.alphaPrime(t).times(mean).over(z).plus(slope.over(z).times(centred));
    }

    /** X_{t,r}(z), shaped as z. */
    Tensor flow(Path path, double deviation, Tensor z, Tensor t, Tensor r) {
        Tensor ratio = spread(path, deviation, r).dividedBy(spread(path, deviation, t));
        Tensor centred = z.minus(path.alpha(t).times(mean).over(z));
        return path.alpha(r).times(mean).over(z).plus(ratio.over(z).times(centred));
    }

    /** rho_t, the deviation of the marginal. */
    private Tensor spread(Path path, double deviation, Tensor t) {
        Tensor noise = path.sigma(t).square().times(deviation * deviation);
        return path.alpha(t).square().times(variance).plus(noise).sqrt();
    }
}
