package saltus.runtime.network;

import saltus.graph.Tensor;

/** The weights of a network inside a graph. */
@FunctionalInterface
public interface Weights {
    /** The weight of that name. */
    Tensor get(String name);

    /** A linear layer on x [.., in], by the weights NAME.weight [out, in] and NAME.bias [out]. */
    default Tensor project(String name, Tensor x) {
        return x.linear(get(name + ".weight"), get(name + ".bias"));
    }

    /** Called by a network for each intermediate value worth a name; ignored unless someone listens. */
    default void observe(String name, Tensor value) {}
}
