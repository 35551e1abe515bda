package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Type PAIR = Type.real(Shape.of(2));

    private final GraphBuilder graph = new GraphBuilder();

    @Provide
    Arbitrary<GraphPlan> graphs() {
        return GraphPlan.upTo(20);
    }

    @Property(tries = 500)
    void everyValueHasTheShapeOfItsType(@ForAll("graphs") GraphPlan plan) {
        Trial trial = plan.write().trial();
        List<Node> nodes = trial.graph().build().nodes();
        Map<String, Integer> all = new HashMap<>();
        nodes.forEach(node -> all.put("%" + node.id(), node.id()));
        Map<String, Array> values = Interpreter.run(new Graph(nodes, all), trial.values());
        Map<Dim, Integer> named = new HashMap<>(Map.of(Dim.BATCH, trial.extent(Dim.BATCH)));
        for (Node node : nodes) {
            int[] shape = values.get("%" + node.id()).shape();
            assertEquals(node.type().shape().rank(), shape.length, node::toString);
            for (int i = 0; i < shape.length; i++) {
                Dim dim = node.type().shape().dim(i);
                int expected = dim.isFixed() ? dim.size() : named.computeIfAbsent(dim, d -> -1);
                if (expected < 0) {
                    named.put(dim, shape[i]);
                } else {
                    assertEquals(
                            expected,
                            shape[i],
                            () -> node + " in\n" + trial.graph().build());
                }
            }
        }
    }

    @Test
    void anOutputIsNamedOnce() {
        Tensor x = graph.input(Role.DATA, "x", PAIR);
        graph.output("y", x);
        refused("the graph yields y already", () -> graph.output("y", x));
        assertEquals(x.id(), graph.output("y").id());
    }

    @Test
    void unknownOutputsAreRefused() {
        graph.output("y", graph.input(Role.DATA, "x", PAIR));
        refused("the graph does not yield z", () -> graph.output("z"));
        refused("the graph has no output z; it has [y]", () -> graph.build().yielding(List.of("z")));
        assertEquals(java.util.Optional.empty(), graph.build().output("z"));
    }

    @Test
    void aValueIsDefinedBeforeItIsUsed() {
        Node early = new Node(0, new Op.Unary(Op.UnaryKind.EXP, 1), PAIR);
        Node input = new Node(1, new Op.Input(Role.DATA, "x", PAIR), PAIR);
        String place = "line 0 of the graph uses a value before it is defined: ";
        Node itself = new Node(0, new Op.Unary(Op.UnaryKind.EXP, 0), PAIR);
        refused(place + early, () -> new Graph(List.of(early, input), Map.of()));
        refused(place + itself, () -> new Graph(List.of(itself), Map.of()));
        refused(place + input, () -> new Graph(List.of(input), Map.of()));
        refused("output y is no value of the graph", () -> new Graph(List.of(), Map.of("y", 0)));
    }

    @Test
    void inputsAreListedByRoleInOrder() {
        graph.input(Role.PARAMETER, "b", PAIR);
        graph.input(Role.DATA, "x", PAIR);
        graph.input(Role.PARAMETER, "a", PAIR);
        graph.input(Role.TARGET, "a", PAIR);
        Graph built = graph.build();
        assertEquals(
                List.of("b", "a"),
                built.inputs(Role.PARAMETER).stream().map(Op.Input::name).toList());
        assertEquals(
                List.of("a"),
                built.inputs(Role.TARGET).stream().map(Op.Input::name).toList());
        assertEquals(List.of(), built.inputs(Role.FROZEN));
    }

    @Test
    void aGraphDoesNotChangeWhenItsBuilderGoesOn() {
        Tensor x = graph.input(Role.DATA, "x", PAIR);
        Graph built = graph.build();
        graph.output("y", x.exp());
        assertEquals("%0 : f32[2] = input data x\n", built.toString());
    }

    private static void refused(String sentence, org.junit.jupiter.api.function.Executable write) {
        assertEquals(sentence, assertThrows(GraphException.class, write).getMessage());
    }
}
