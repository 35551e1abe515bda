package saltus.recipes.interpreting;

import java.util.Map;
import java.util.Random;
import saltus.graph.Array;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;

/**
 * The sampler of a pipeline in the plane, with a network that has no parameters.
 *
 * @param pipeline the pipeline
 * @param network what takes the network's place
 * @param steps network evaluations
 * @param guidance scale of guidance; 1 for none
 * @param classes K
 */
public record InterpretedSampler(
        Pipeline pipeline, TrainingStep.Binding network, int steps, double guidance, int classes) {
    /** Samples [rows, 2] for labels, row-major. */
    public double[] run(long seed, double... labels) {
        SamplingStep step = new SamplingStep(
                new TrainingStep.Batch(Shape.of(2), labels.length, classes),
                network,
                pipeline.scaling(),
                steps,
                guidance);
        pipeline.sample(step);
        double[] latents = new Random(seed).doubles(2L * labels.length, -2, 2).toArray();
        return Interpreter.run(
                        step.graph(),
                        Map.of(
                                "latents", new Array(latents, labels.length, 2),
                                "labels", new Array(labels, labels.length)))
                .get(SamplingStep.RESULT)
                .values();
    }
}
