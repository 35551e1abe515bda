package saltus.runtime.network;

import java.util.function.BiConsumer;
import saltus.graph.Tensor;

/**
 * Weights whose network is listened to, for replays, diagnostics and tests.
 *
 * @param weights the weights themselves
 * @param observer told the name of each intermediate value and the value, once an evaluation
 */
public record ObservedWeights(Weights weights, BiConsumer<String, Tensor> observer) implements Weights {
    @Override
    public Tensor get(String name) {
        return weights.get(name);
    }

    @Override
    public void observe(String name, Tensor value) {
        observer.accept(name, value);
    }
}
