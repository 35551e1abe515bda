package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import saltus.graph.GraphBuilder;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Tensor;

class BoundNetworkTest {
    private static final SiT NETWORK = new SiT(1, 4, new SiTSize(8, 1, 2, 2), 2, Extras.NONE);

    @Test
    void weightsAreInputsOfTheirRole() {
        GraphBuilder graph = new GraphBuilder();
        Weights weights = new BoundNetwork(NETWORK).weights(graph, Role.TARGET, false);
        for (Weight weight : NETWORK.weights()) {
            Tensor bound = weights.get(weight.name());
            Op.Input input = (Op.Input) graph.build().nodes().get(bound.id()).op();
            assertEquals(weight.trained() ? Role.TARGET : Role.FROZEN, input.role());
            assertEquals(weight.symbolic(), bound.shape());
        }
    }

    @Test
    void detachedWeightsAreConstants() {
        GraphBuilder graph = new GraphBuilder();
        Weights weights = new BoundNetwork(NETWORK).weights(graph, Role.PARAMETER, true);
        List<Node> nodes = graph.build().nodes();
        assertTrue(NETWORK.weights().stream()
                .allMatch(weight -> nodes.get(weights.get(weight.name()).id()).op() instanceof Op.StopGradient));
    }

    /** Student and detached target read the same inputs. */
    @Test
    void bindingTwiceAddsNoInput() {
        GraphBuilder graph = new GraphBuilder();
        new BoundNetwork(NETWORK).bind(graph, Role.PARAMETER, false);
        new BoundNetwork(NETWORK).bind(graph, Role.PARAMETER, true);
        Map<Role, Long> inputs = graph.build().nodes().stream()
                .map(Node::op)
                .filter(Op.Input.class::isInstance)
                .map(op -> ((Op.Input) op).role())
                .collect(Collectors.groupingBy(role -> role, Collectors.counting()));
        long trained = NETWORK.weights().stream().filter(Weight::trained).count();
        assertEquals(Map.of(Role.PARAMETER, trained, Role.FROZEN, 1L), inputs);
    }

    @Test
    void aWeightThatIsNotDeclaredIsNamed() {
        Weights weights = new BoundNetwork(NETWORK).weights(new GraphBuilder(), Role.PARAMETER, false);
        String message = assertThrows(IllegalArgumentException.class, () -> weights.get("ghost"))
                .getMessage();
        assertTrue(message.contains("ghost") && message.contains(NETWORK.name()), message);
    }
}
