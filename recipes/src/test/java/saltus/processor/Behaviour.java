package saltus.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Passes;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Network;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.Teacher;
import saltus.pipeline.TrainingStep;

/**
 * What a pipeline does, as text: the program of its loss with what is drawn for it, its sampler, and what it tells the
 * trainer. Two pipelines with the same text train and sample alike.
 */
final class Behaviour {
    private static final int CHANNELS = 3;
    private static final TrainingStep.Batch BATCH = new TrainingStep.Batch(Shape.of(CHANNELS, 1, 1), 400, 10);
    private static final int STEPS = 3;

    private Behaviour() {}

    static String of(Pipeline pipeline) {
        return String.join(
                "\n",
                training(pipeline),
                sampler(pipeline),
                LongStream.of(0, 1, 10, 1_000, 100_000, 10_000_000)
                        .mapToObj(step -> "decay " + pipeline.targetDecay(step))
                        .collect(Collectors.joining("\n")),
                "way " + pipeline.usualRoute(),
                "guidance " + pipeline.usualGuidance(),
                "batches " + pipeline.batching());
    }

    private static String training(Pipeline pipeline) {
        TrainingStep step = new TrainingStep(
                BATCH,
                Behaviour::bind,
                pipeline.scaling(),
                pipeline.targetDecay() > 0,
                Evaluations.PLANNED,
                Optional.of(Teacher.of(Behaviour::bind, Scaling.NONE, 0)));
        pipeline.train(step);
        return canonical(step.graph(), TrainingStep.LOSS) + step.draws();
    }

    private static String sampler(Pipeline pipeline) {
        SamplingStep step = new SamplingStep(BATCH, Behaviour::bind, pipeline.scaling(), STEPS, 1);
        pipeline.sample(step);
        return canonical(step.graph(), SamplingStep.RESULT);
    }

    private static String canonical(Graph graph, String output) {
        return Passes.STANDARD.apply(graph.yielding(List.of(output))).toString();
    }

    /** A network that sees everything, with a head. */
    private static Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        Tensor bound = graph.input(parameters, "W", Type.real(Shape.of(CHANNELS, CHANNELS + 3)));
        Tensor weights = detached ? bound.stopGradient() : bound;
        Tensor head = graph.input(parameters, "h", Type.real(Shape.SCALAR));
        return new Network() {
            @Override
            public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
                return seen(z, r, t, condition).silu().reshape(z.shape());
            }

            @Override
            public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
                return seen(z, r, t, condition).tanh().reshape(z.shape());
            }

            private Tensor seen(Tensor z, Tensor r, Tensor t, Condition condition) {
                Dim rows = z.shape().dim(0);
                Tensor known = Tensor.concat(
                                1,
                                z.reshape(Shape.rows(rows, CHANNELS)),
                                r.reshape(Shape.rows(rows, 1)),
                                t.reshape(Shape.rows(rows, 1)),
                                condition.labels().cast(Dtype.F32).reshape(Shape.rows(rows, 1)))
                        .linear(weights);
                return condition
                        .guidance()
                        .map(given -> known.plus(
                                given.sum(1).reshape(Shape.rows(rows, 1)).times(head)))
                        .orElse(known);
            }

            @Override
            public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                return (seesEnd ? t.minus(r) : t).times(head);
            }
        };
    }
}
