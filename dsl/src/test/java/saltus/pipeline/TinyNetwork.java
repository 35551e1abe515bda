package saltus.pipeline;

import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/**
 * A smooth network of a few weights, tanh(z W + t b + r c + e_label) d over the last axis of z: enough for a value to
 * depend on everything that a network may see.
 *
 * @param channels last extent of a sample
 * @param classes K; the table has a row for the null label
 */
record TinyNetwork(int channels, int classes) implements TrainingStep.Binding {
    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        Weights weights = (name, shape) -> {
            Tensor weight = graph.input(parameters, name, Type.real(shape));
            return detached ? weight.stopGradient() : weight;
        };
        return (z, r, t, condition) -> {
            Shape perChannel = Shape.of(channels);
            Tensor label = weights.get("table", Shape.of(classes + 1, channels)).gather(condition.labels());
            Tensor inner = z.linear(weights.get("w", Shape.of(channels, channels)))
                    .plus(t.over(z).times(weights.get("b", perChannel)))
                    .plus(r.over(z).times(weights.get("c", perChannel)))
                    .plus(z.shape().rank() == 2 ? label : label.reshape(between(z, label)));
            return inner.tanh().times(weights.get("d", perChannel));
        };
    }

    /** [rows, 1, .., 1, channels]. */
    private static Shape between(Tensor z, Tensor label) {
        Shape shape = z.shape();
        for (int axis = 1; axis < shape.rank() - 1; axis++) {
            shape = shape.with(axis, saltus.graph.Dim.of(1));
        }
        return shape.with(0, label.shape().dim(0));
    }

    private interface Weights {
        Tensor get(String name, Shape shape);
    }
}
