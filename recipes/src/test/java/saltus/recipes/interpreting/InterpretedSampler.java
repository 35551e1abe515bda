package saltus.recipes.interpreting;

import java.util.LinkedHashMap;
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
        Random random = new Random(seed);
        Map<String, Array> inputs = new LinkedHashMap<>();
        for (String noise : step.noises()) {
            double[] values = random.doubles(2L * labels.length, -2, 2).toArray();
            inputs.put(noise, new Array(values, labels.length, 2));
        }
        inputs.put("labels", new Array(labels, labels.length));
        return Interpreter.run(step.graph(), inputs).get(SamplingStep.RESULT).values();
    }
}
