package saltus.recipes.soundness;

import java.util.Arrays;
import java.util.Map;
import saltus.graph.Array;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.recipes.interpreting.ExactPoint;
import saltus.recipes.interpreting.InterpretedStep;

/** One training step of a design with the exact network for data that are a single point. */
final class FixedPoint {
    private static final int BATCH = 16;
    private static final int CLASSES = 3;

    private FixedPoint() {}

    static Map<String, Array> evaluate(DesignChoice design, Pipeline pipeline, long seed) {
        ExactPoint network = new ExactPoint(
                pipeline.path(),
                InterpretedStep.POINT,
                design.average(),
                pipeline.scaling().noise());
        Evaluations order = seed % 2 == 0 ? Evaluations.PLANNED : Evaluations.REFERENCE;
        return new InterpretedStep(pipeline, network, BATCH, CLASSES, order).run(seed);
    }

    /** The largest entry. */
    static double size(Array array) {
        return Arrays.stream(array.values()).map(Math::abs).max().orElse(0);
    }
}
