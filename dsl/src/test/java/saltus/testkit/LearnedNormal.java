package saltus.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import saltus.graph.Array;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Scaling;
import saltus.pipeline.TrainingStep;

/**
 * An affine network that learns: the exact network of normal data whose mean and deviation are its two parameters. Its
 * one-step samples are normal with just these, so that their distance from the data is known in closed form.
 *
 * @param pipeline the recipe's
 */
record LearnedNormal(Pipeline pipeline) implements TrainingStep.Binding {
    private static final int STEPS = 400;
    private static final double RATE = 0.05;

    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        Tensor mean = parameter(graph, parameters, "mean", detached);
        Tensor deviation =
                parameter(graph, parameters, "log deviation", detached).exp();
        Moments moments = new Moments(mean, deviation.square());
        double noise = pipeline.scaling().noise();
        return new Network() {
            @Override
            public Tensor apply(Tensor scaled, Tensor r, Tensor t, Condition condition) {
                Scaling scaling = pipeline.scaling();
                Tensor z = scaled.dividedBy(scaling.input(scaled.ones(), t));
                Tensor end = pipeline.solver().reached(r);
                Tensor moved = moments.flow(pipeline.path(), noise, z, t, end);
                Tensor velocity = moments.velocity(pipeline.path(), noise, z, t);
                Tensor output = end.lessThan(t).over(z).choose(pipeline.solver().from(z, t, r, moved), velocity);
                return ExactNetwork.saying(scaling, output, z, t);
            }

            @Override
            public Tensor velocity(Tensor scaled, Tensor r, Tensor t, Condition condition) {
                return apply(scaled, t, t, condition);
            }

            @Override
            public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                return t.zeros();
            }
        };
    }

    private static Tensor parameter(GraphBuilder graph, Role role, String name, boolean detached) {
        Tensor parameter = graph.input(role, name, Type.real(Shape.SCALAR));
        return detached ? parameter.stopGradient() : parameter;
    }

    /** Mean and deviation after training on a normal law from a wrong start, averaged over the second half. */
    double[] train(NormalLaw law, Trial.Size size, Supplier<Numbers> draws) {
        Trial first = new Trial(pipeline, size, draws.get(), Trial.LATE);
        TrainingStep step = first.write(this, new ExactNetwork(pipeline, law));
        GraphBuilder graph = step.images().graph();
        for (String name : List.of("mean", "log deviation")) {
            Tensor parameter = graph.input(Role.PARAMETER, name, Type.real(Shape.SCALAR));
            Tensor slope = ForwardMode.tangent(
                    graph.output(TrainingStep.LOSS), List.of(new Seed(parameter, parameter.ones())));
            graph.output("slope of " + name, slope);
        }
        double[] values = {law.mean() - 0.4, Math.log(law.deviation()) + 0.4};
        double[] momentum = new double[2];
        double[] squares = new double[2];
        double[] sum = new double[2];
        for (int k = 1; k <= STEPS; k++) {
            Trial trial = new Trial(pipeline, size, draws.get(), Trial.LATE);
            Map<String, Array> out = trial.run(
                    step,
                    Map.of(
                            "images", trial.samples(law),
                            "mean", Array.scalar(values[0]),
                            "log deviation", Array.scalar(values[1])));
            double rate = RATE * Math.min(1, 2.0 * (STEPS - k) / STEPS + 0.02);
            for (int i = 0; i < 2; i++) {
                double slope = out.get(i == 0 ? "slope of mean" : "slope of log deviation")
                        .values()[0];
                momentum[i] = 0.9 * momentum[i] + 0.1 * slope;
                squares[i] = 0.99 * squares[i] + 0.01 * slope * slope;
                double corrected = momentum[i] / (1 - Math.pow(0.9, k));
                values[i] -= rate * corrected / (Math.sqrt(squares[i] / (1 - Math.pow(0.99, k))) + 1e-12);
                sum[i] += k > STEPS / 2 ? values[i] : 0;
            }
        }
        double half = STEPS / 2.0;
        return new double[] {sum[0] / half, Math.exp(sum[1] / half)};
    }
}
