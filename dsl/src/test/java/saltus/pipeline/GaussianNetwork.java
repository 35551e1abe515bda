package saltus.pipeline;

import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Tensor;

/**
 * The exact average velocity for normal data of one mean and variance in every entry (framework, 7.3): what a perfectly
 * trained network says. With variance 0 the data are a single point, where conditional and marginal velocity coincide.
 *
 * @param path the flow path
 * @param mean m
 * @param variance S, at least 0
 */
record GaussianNetwork(Path path, double mean, double variance) implements TrainingStep.Binding {
    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        return (z, r, t, condition) -> {
            Tensor moving = r.lessThan(t);
            Tensor interval = moving.choose(t.minus(r), t.ones());
            Tensor centred = z.minus(path.alpha(t).times(mean).over(z));
            Tensor shift = path.alpha(t).minus(path.alpha(r)).times(mean);
            Tensor slope = deviation(r).dividedBy(deviation(t)).from(1);
            Tensor average = shift.over(z).plus(slope.over(z).times(centred)).dividedBy(interval.over(z));
            return moving.over(z).choose(average, velocity(z, t));
        };
    }

    /** The same flow map as the output of a network whose step is DDIM's: F = (X - alphaBar z) / betaBar. */
    TrainingStep.Binding velocityHead() {
        return (graph, parameters, detached) -> (z, r, t, condition) -> {
            Tensor moving = r.lessThan(t);
            Tensor end = moving.choose(r, t.minus(0.5));
            Tensor centred = z.minus(path.alpha(t).times(mean).over(z));
            Tensor moved = path.alpha(end)
                    .times(mean)
                    .over(z)
                    .plus(deviation(end).dividedBy(deviation(t)).over(z).times(centred));
            Tensor head = moved.minus(path.alphaBar(t, end).over(z).times(z))
                    .dividedBy(path.betaBar(t, end).over(z));
            return moving.over(z).choose(head, velocity(z, t));
        };
    }

    /** The velocity at t, which is the average velocity over no time. */
    Tensor velocity(Tensor z, Tensor t) {
        Tensor slope = path.alpha(t)
                .times(path.alphaPrime(t))
                .times(variance)
                .plus(path.sigma(t).times(path.sigmaPrime(t)))
                .dividedBy(deviation(t).square());
        Tensor centred = z.minus(path.alpha(t).times(mean).over(z));
        return path.alphaPrime(t).times(mean).over(z).plus(slope.over(z).times(centred));
    }

    private Tensor deviation(Tensor t) {
        return path.alpha(t)
                .square()
                .times(variance)
                .plus(path.sigma(t).square())
                .sqrt();
    }
}
