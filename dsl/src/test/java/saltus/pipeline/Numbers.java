package saltus.pipeline;

import java.util.Arrays;
import saltus.graph.GraphBuilder;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** Numbers written into a graph. */
final class Numbers {
    private Numbers() {}

    /** A vector. */
    static Tensor of(GraphBuilder graph, double... values) {
        Tensor[] entries = Arrays.stream(values)
                .mapToObj(value -> graph.scalar(value).reshape(Shape.of(1)))
                .toArray(Tensor[]::new);
        return Tensor.concat(0, entries);
    }
}
