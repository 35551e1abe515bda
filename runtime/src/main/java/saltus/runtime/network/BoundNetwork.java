package saltus.runtime.network;

import java.util.HashMap;
import java.util.Map;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.TrainingStep;

/** Puts an architecture's weights into a graph as inputs of a role. */
public record BoundNetwork(Architecture architecture) implements TrainingStep.Binding {
    @Override
    public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
        Weights weights = weights(graph, parameters, detached);
        return new Network() {
            @Override
            public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
                return architecture.forward(weights, z, r, t, condition);
            }

            @Override
            public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
                return architecture.velocity(weights, z, r, t, condition);
            }

            @Override
            public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                return architecture.logVariance(weights, r, t, seesEnd);
            }
        };
    }

    /** The weights as inputs of the graph. */
    public Weights weights(GraphBuilder graph, Role parameters, boolean detached) {
        Map<String, Tensor> bound = new HashMap<>();
        for (Weight weight : architecture.weights()) {
            // a teacher's tables are its own, too
            Role role = weight.trained() || parameters == Role.TEACHER ? parameters : Role.FROZEN;
            Tensor input = graph.input(role, weight.name(), Type.real(weight.symbolic()));
            bound.put(weight.name(), detached ? input.stopGradient() : input);
        }
        return name -> {
            Tensor weight = bound.get(name);
            if (weight == null) {
                throw new IllegalArgumentException(
                        architecture.name() + " asks for the weight " + name + ", which it does not declare");
            }
            return weight;
        };
    }
}
