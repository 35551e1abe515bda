package saltus.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An immutable tensor program: nodes in an order in which every value is defined before it is used, and the values that
 * it yields, by name.
 *
 * @param nodes the lines; node i defines value i
 * @param outputs the yielded values, in order
 */
public record Graph(List<Node> nodes, Map<String, Integer> outputs) {
    public Graph {
        nodes = List.copyOf(nodes);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int line = i;
            if (node.id() != i || node.op().operands().stream().anyMatch(id -> id < 0 || id >= line)) {
                throw new GraphException("line " + i + " of the graph uses a value before it is defined: " + node);
            }
        }
        for (Map.Entry<String, Integer> output : outputs.entrySet()) {
            if (output.getValue() < 0 || output.getValue() >= nodes.size()) {
                throw new GraphException("output " + output.getKey() + " is no value of the graph");
            }
        }
    }

    /** The type of value {@code id}. */
    public Type type(int id) {
        return nodes.get(id).type();
    }

    /** The inputs of a role, in the order in which the graph names them. */
    public List<Op.Input> inputs(Role role) {
        return nodes.stream()
                .map(Node::op)
                .filter(op -> op instanceof Op.Input input && input.role() == role)
                .map(Op.Input.class::cast)
                .collect(Collectors.toList());
    }

    /** The output of that name. */
    public Optional<Node> output(String name) {
        return Optional.ofNullable(outputs.get(name)).map(nodes::get);
    }

    /** The same nodes yielding only the named outputs. */
    public Graph yielding(List<String> names) {
        Map<String, Integer> kept = new LinkedHashMap<>();
        for (String name : names) {
            Integer id = outputs.get(name);
            if (id == null) {
                throw new GraphException("the graph has no output " + name + "; it has " + outputs.keySet());
            }
            kept.put(name, id);
        }
        return new Graph(nodes, kept);
    }

    /** One operation a line: {@code %7 : f32[B,4,32,32] = multiply %3 %5}. */
    @Override
    public String toString() {
        return GraphPrinter.print(this);
    }
}
