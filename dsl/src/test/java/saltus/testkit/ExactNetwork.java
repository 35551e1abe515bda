package saltus.testkit;

import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Scaling;
import saltus.pipeline.TrainingStep;

/**
 * What a perfectly trained network says: the output whose step from z at t to r is the flow map of a law, and the velocity
 * where the step has no length. It undoes the recipe's scaling, so that this is tested, too.
 *
 * @param pipeline the recipe's
 * @param law of the data
 */
record ExactNetwork(Pipeline pipeline, Law law) implements TrainingStep.Binding {
    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        return new Network() {
            @Override
            public Tensor apply(Tensor scaled, Tensor r, Tensor t, Condition condition) {
                Scaling scaling = pipeline.scaling();
                Tensor z = scaled.dividedBy(scaling.input(scaled.ones(), t));
                return saying(scaling, output(z, t, r), z, t);
            }

            @Override
            public Tensor velocity(Tensor scaled, Tensor r, Tensor t, Condition condition) {
                Scaling scaling = pipeline.scaling();
                Tensor z = scaled.dividedBy(scaling.input(scaled.ones(), t));
                return saying(scaling, law.velocity(pipeline.path(), scaling.noise(), z, t), z, t);
            }

            @Override
            public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                return t.zeros();
            }
        };
    }

    /** What a network has to say for an output: scalings are affine. */
    static Tensor saying(Scaling scaling, Tensor output, Tensor z, Tensor t) {
        Tensor offset = scaling.output(z.zeros(), z, t);
        return output.minus(offset).dividedBy(scaling.output(z.ones(), z, t).minus(offset));
    }

    /** F(z, t, r) before scaling. */
    Tensor output(Tensor z, Tensor t, Tensor r) {
        Tensor end = pipeline.solver().reached(r);
        Tensor moved = law.flow(pipeline.path(), pipeline.scaling().noise(), z, t, end);
        Tensor velocity = law.velocity(pipeline.path(), pipeline.scaling().noise(), z, t);
        return end.lessThan(t).over(z).choose(pipeline.solver().from(z, t, r, moved), velocity);
    }

    /** The step X(z, t, r) of the recipe's solver along this network. */
    Tensor step(Tensor z, Tensor t, Tensor r) {
        return pipeline.solver().to(z, t, r, output(z, t, r));
    }
}
