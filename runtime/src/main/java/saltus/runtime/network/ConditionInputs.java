package saltus.runtime.network;

import java.util.Optional;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;

/**
 * What a network is asked with besides points and times, as inputs of a graph: for a network that is looked at, not trained.
 *
 * @param guidance numbers of guidance
 */
public record ConditionInputs(int guidance) {
    /** The input [B] that holds classes. */
    public static final String LABELS = "labels";

    /** The input [B, numbers] that holds guidance. */
    public static final String GUIDANCE = "guidance";

    /** The inputs in a graph. */
    public Condition in(GraphBuilder graph) {
        Tensor labels = graph.input(Role.DATA, LABELS, Type.integer(Shape.of(Dim.BATCH)));
        return new Condition(
                labels,
                Optional.of(guidance)
                        .filter(numbers -> numbers > 0)
                        .map(numbers -> graph.input(Role.DATA, GUIDANCE, Type.real(Shape.rows(Dim.BATCH, numbers)))));
    }
}
