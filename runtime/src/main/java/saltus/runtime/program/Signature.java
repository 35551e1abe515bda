package saltus.runtime.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Role;

/**
 * How a program receives a graph's inputs: data as arguments of their own, in the order in which the graph names them;
 * parameters, the target's parameters and fixed tables as flat lists in the network's order.
 */
record Signature(List<String> data, Map<String, String> expressions) {
    /** The parameter of a program that holds a role's flat list. */
    static final Map<Role, String> LISTS = Map.of(Role.PARAMETER, "ps", Role.TARGET, "ts", Role.FROZEN, "fs");

    /**
     * @param graph whose inputs are received
     * @param trained names of the trained weights, in list order
     * @param frozen names of the fixed tables, in list order
     * @param parameters the list that stands for the parameters inside the program, e.g. the leaves of the tape
     */
    static Signature of(Graph graph, List<String> trained, List<String> frozen, String parameters) {
        List<String> data = new ArrayList<>();
        Map<String, String> expressions = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            for (Op.Input input : graph.inputs(role)) {
                if (role == Role.DATA) {
                    expressions.put(TorchScript.key(input), argument(data.size()));
                    data.add(input.name());
                } else {
                    String list = role == Role.PARAMETER ? parameters : LISTS.get(role);
                    int index = (role == Role.FROZEN ? frozen : trained).indexOf(input.name());
                    if (index < 0) {
                        throw new IllegalStateException("the network does not list its weight " + input.name());
                    }
                    expressions.put(TorchScript.key(input), list + "[" + index + "]");
                }
            }
        }
        return new Signature(List.copyOf(data), Map.copyOf(expressions));
    }

    /** The declarations of the data arguments. */
    String declarations() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < data.size(); i++) {
            text.append(argument(i)).append(": Tensor, ");
        }
        return text.toString();
    }

    private static String argument(int index) {
        return "x" + index;
    }
}
