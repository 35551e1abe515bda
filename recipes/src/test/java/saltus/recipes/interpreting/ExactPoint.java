package saltus.recipes.interpreting;

import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.Path;
import saltus.pipeline.Scaling;
import saltus.pipeline.TrainingStep;

/**
 * The exact network for data that are a single point m: conditional and marginal velocity are the same, the flow map is
 * X = alpha_r m + sigma_r (z - alpha_t m) / sigma_t, and every design has to leave this network alone.
 *
 * @param path the flow path
 * @param point m
 * @param average true for the average velocity, false for the velocity
 * @param scaling what stands between the network and the design, which the network undoes
 */
public record ExactPoint(Path path, double point, boolean average, Scaling scaling) implements TrainingStep.Binding {
    /** With a preconditioning of this deviation. */
    public ExactPoint(Path path, double point, boolean average, double deviation) {
        this(path, point, average, Scaling.constant(deviation, deviation));
    }

    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        return new Network() {
            @Override
            public Tensor apply(Tensor scaled, Tensor r, Tensor t, Condition condition) {
                Tensor z = scaled.dividedBy(scaling.input(scaled.ones(), t));
                return said(output(z, r, t), z, t);
            }

            @Override
            public Tensor velocity(Tensor scaled, Tensor r, Tensor t, Condition condition) {
                Tensor z = scaled.dividedBy(scaling.input(scaled.ones(), t));
                return said(output(z, t, t), z, t);
            }

            @Override
            public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                return t.zeros();
            }
        };
    }

    /** What a network has to say for an output: scalings are affine. */
    private Tensor said(Tensor output, Tensor z, Tensor t) {
        Tensor offset = scaling.output(z.zeros(), z, t);
        return output.minus(offset).dividedBy(scaling.output(z.ones(), z, t).minus(offset));
    }

    private Tensor output(Tensor z, Tensor r, Tensor t) {
        Tensor sigma = path.sigma(t);
        // at t = 0 there is nothing but the point: no noise is left to be told from it
        Tensor divisor = sigma.equalTo(0).choose(sigma.ones(), sigma);
        Tensor noise = z.minus(path.alpha(t).times(point).over(z)).dividedBy(divisor.over(z));
        Tensor velocity = path.alphaPrime(t)
                .times(point)
                .over(z)
                .plus(path.sigmaPrime(t).over(z).times(noise));
        if (!average) {
            return velocity;
        }
        Tensor moving = r.lessThan(t);
        Tensor end = moving.choose(r, t.minus(0.5));
        Tensor moved = path.alpha(end)
                .times(point)
                .over(z)
                .plus(path.sigma(end).over(z).times(noise));
        return moving.over(z).choose(moved.minus(z).dividedBy(end.minus(t).over(z)), velocity);
    }
}
