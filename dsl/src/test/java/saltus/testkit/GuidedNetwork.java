package saltus.testkit;

import java.util.function.Function;
import saltus.graph.Dtype;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;

/**
 * The exact network of guided single points: class y is a point, the null label another, and what is learned for y is the
 * flow to the null point plus scale times the way from there to the class's. All its values are affine in the point.
 *
 * @param pipeline the recipe's
 * @param scale of guidance [rows], or one for all
 */
record GuidedNetwork(Pipeline pipeline, Function<Condition, Tensor> scale) implements TrainingStep.Binding {
    private static final double NULL = -0.3;

    /** Of one scale, whatever the network is told. */
    static GuidedNetwork by(Pipeline pipeline, double scale) {
        return new GuidedNetwork(
                pipeline, condition -> condition.labels().graph().scalar(scale));
    }

    /** Of the scale that the network is told. */
    static GuidedNetwork asTold(Pipeline pipeline) {
        return new GuidedNetwork(
                pipeline,
                condition -> condition.guidance().orElseThrow().slice(1, 0, 1).sum(1));
    }

    /** The point of a class. */
    static double point(int label) {
        return 0.1 + 0.2 * label;
    }

    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        Network zero = new ExactNetwork(pipeline, new NormalLaw(0, 0)).bind(graph, parameters, detached);
        Network one = new ExactNetwork(pipeline, new NormalLaw(1, 0)).bind(graph, parameters, detached);
        return new Network() {
            @Override
            public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
                Tensor own = condition.labels().cast(Dtype.F32).times(0.2).plus(0.1);
                Tensor guided = own.minus(NULL).times(scale.apply(condition)).plus(NULL);
                Tensor point = condition
                        .labels()
                        .lessThan(Trial.CLASSES)
                        .choose(guided, guided.ones().times(NULL));
                Tensor start = zero.apply(z, r, t, condition);
                return start.plus(
                        point.over(z).times(one.apply(z, r, t, condition).minus(start)));
            }

            @Override
            public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
                return apply(z, t, t, condition);
            }

            @Override
            public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                return t.zeros();
            }
        };
    }
}
