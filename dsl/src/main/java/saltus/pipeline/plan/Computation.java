package saltus.pipeline.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;

/**
 * What a pipeline computes, as text: its training step, its sampler and what it does over a training, written with a network
 * and data that are always the same. Pipelines of equal text compute the same, whatever they are called and wherever their
 * formulas stand.
 */
public final class Computation {
    private static final int CLASSES = 10;
    private static final List<Integer> SAMPLING = List.of(1, 2);

    /** Where a schedule that changes over training is looked at. */
    private static final long[] TRAINED = {0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Computation() {}

    /** The text, the same whenever it is asked. */
    public static String text(Pipeline pipeline) {
        StringBuilder text = new StringBuilder();
        text.append(pipeline.batching()).append('\n');
        text.append(pipeline.usualRoute()).append('\n');
        text.append(pipeline.usualGuidance()).append('\n');
        LongStream.of(TRAINED)
                .forEach(made -> text.append(pipeline.targetDecay(made)).append('\n'));
        pipeline.obligations().forEach(obligation -> text.append(obligation).append('\n'));
        text.append(training(pipeline));
        SAMPLING.forEach(steps -> text.append(sampling(pipeline, steps)));
        return text.toString();
    }

    private static String training(Pipeline pipeline) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(CountedNetwork.SAMPLE, Count.fitting(pipeline), CLASSES),
                new CountedNetwork(pipeline.guidanceInputs()),
                pipeline.scaling(),
                pipeline.targetDecay() > 0,
                Evaluations.PLANNED,
                Optional.of(CountedNetwork.teacher()));
        pipeline.train(step);
        return step.draws() + "\n" + step.graph();
    }

    private static String sampling(Pipeline pipeline, int steps) {
        SamplingStep step = new SamplingStep(
                new TrainingStep.Batch(CountedNetwork.SAMPLE, 1, CLASSES),
                new CountedNetwork(pipeline.guidanceInputs()),
                pipeline.scaling(),
                steps,
                1);
        pipeline.sample(step);
        return step.graph().toString();
    }
}
