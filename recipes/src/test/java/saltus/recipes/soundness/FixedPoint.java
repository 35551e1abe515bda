package saltus.recipes.soundness;

import java.util.Arrays;
import java.util.Map;
import saltus.graph.Array;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.plan.EdgeDraws;
import saltus.recipes.interpreting.ExactPoint;
import saltus.recipes.interpreting.InterpretedStep;

/** One training step of a design with the exact network for data that are a single point. */
final class FixedPoint {
    private static final int BATCH = 16;
    private static final int CLASSES = 3;

    /** The corners, and as many rows between them. */
    private static final int CORNERS = 2 * EdgeDraws.CORNERS;

    private FixedPoint() {}

    static Map<String, Array> evaluate(DesignChoice design, Pipeline pipeline, long seed) {
        ExactPoint network = exact(design, pipeline);
        Evaluations order = seed % 2 == 0 ? Evaluations.PLANNED : Evaluations.REFERENCE;
        return new InterpretedStep(pipeline, network, BATCH, CLASSES, order).run(seed);
    }

    /** What a step yields at the ends of all that it may draw, after so many training steps. */
    static Map<String, Array> atCorners(DesignChoice design, Pipeline pipeline, long made) {
        return new InterpretedStep(pipeline, exact(design, pipeline), CORNERS, CLASSES, Evaluations.PLANNED)
                .run(new EdgeDraws(made));
    }

    private static ExactPoint exact(DesignChoice design, Pipeline pipeline) {
        return new ExactPoint(pipeline.path(), InterpretedStep.POINT, design.average(), pipeline.scaling());
    }

    /** The largest entry. */
    static double size(Array array) {
        return Arrays.stream(array.values()).map(Math::abs).max().orElse(0);
    }
}
