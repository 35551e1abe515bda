package saltus.runtime.network;

import saltus.graph.Tensor;

/** The weights of a network inside a graph. */
@FunctionalInterface
public interface Weights {
    /** The weight of that name. */
    Tensor get(String name);

    /** Called by a network for each intermediate value worth a name; ignored unless someone listens. */
    default void observe(String name, Tensor value) {}
}
