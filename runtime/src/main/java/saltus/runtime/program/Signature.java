package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Shape;

/**
 * How a program receives a graph's inputs: data as arguments of their own, in the order in which the graph names them;
 * parameters, the target's parameters and fixed tables as flat lists in the network's order.
 *
 * @param data its inputs that are data, in their order
 * @param expressions for all inputs
 * @param staying data that stays with the processor, wherever the program computes
 */
record Signature(List<Op.Input> data, Map<String, String> expressions, Set<Op.Input> staying) {
    /** The parameter of a program that holds a role's flat list. */
    static final Map<Role, String> LISTS =
            Map.of(Role.PARAMETER, "ps", Role.TARGET, "ts", Role.TEACHER, Signature.TEACHER, Role.FROZEN, "fs");

    /** The parameter of a program that holds a teacher's list. */
    static final String TEACHER = "hs";

    /** The same for a graph without a teacher. */
    static Signature of(Graph graph, List<String> trained, List<String> frozen, String parameters) {
        return of(graph, trained, frozen, List.of(), parameters);
    }

    /**
     * @param graph whose inputs are received
     * @param trained names of the trained weights, in list order
     * @param frozen names of the fixed tables, in list order
     * @param teacher names of a teacher's weights and tables, in list order; none without
     * @param parameters the list that stands for the parameters inside the program, e.g. the leaves of the tape
     */
    static Signature of(
            Graph graph, List<String> trained, List<String> frozen, List<String> teacher, String parameters) {
        List<Op.Input> data = new ArrayList<>();
        Map<String, String> expressions = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            for (Op.Input input : graph.inputs(role)) {
                if (role == Role.DATA) {
                    expressions.put(TorchScript.key(input), argument(data.size()));
                    data.add(input);
                } else {
                    String list = role == Role.PARAMETER ? parameters : LISTS.get(role);
                    List<String> names = switch (role) {
                        case FROZEN -> frozen;
                        case TEACHER -> teacher;
                        case PARAMETER, TARGET, DATA -> trained;
                    };
                    int index = names.indexOf(input.name());
                    if (index < 0) {
                        throw new IllegalStateException("the network does not list its weight " + input.name());
                    }
                    expressions.put(TorchScript.key(input), list + "[" + index + "]");
                }
            }
        }
        return new Signature(List.copyOf(data), Map.copyOf(expressions), Set.of());
    }

    /** The same with data that stays with the processor. */
    Signature keeping(Set<Op.Input> inputs) {
        return new Signature(data, expressions, Set.copyOf(inputs));
    }

    /** The declaration of the list of fixed tables; none if it is empty, for the engine passes no empty list. */
    static String tables(List<String> frozen) {
        return frozen.isEmpty() ? "" : ", fs: List[Tensor]";
    }

    /** Names of the data inputs, in the order of the arguments. */
    List<String> names() {
        return data.stream().map(Op.Input::name).toList();
    }

    /** The declarations of the data arguments. */
    String declarations() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < data.size(); i++) {
            text.append(argument(i)).append(": Tensor, ");
        }
        return text.toString();
    }

    /** The data arguments of which a graph reads the rows of all parts of a batch. */
    List<String> read(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.AllRows)
                .map(node -> graph.nodes().get(node.op().operands().get(0)).op())
                .filter(Op.Input.class::isInstance)
                .map(op -> expressions.get(TorchScript.key((Op.Input) op)))
                .distinct()
                .toList();
    }

    /**
     * The data arguments of a call.
     *
     * @param reals the type in which the program stores reals
     * @throws IllegalArgumentException if the feed lacks an input, or gives it a shape or kind that the graph does not
     *     declare: inside the program that might broadcast and go unnoticed
     */
    NDList arguments(NDManager scope, Feed feed, Dtype reals) {
        Map<Dim, Long> extents = new HashMap<>();
        NDList arguments = new NDList();
        NDManager processor = scope.newSubManager(Device.cpu());
        for (Op.Input input : data) {
            check(input, feed, extents);
            arguments.add(feed.array(staying.contains(input) ? processor : scope, input.name(), reals));
        }
        return arguments;
    }

    private static void check(Op.Input input, Feed feed, Map<Dim, Long> extents) {
        Shape declared = input.type().shape();
        long[] given = feed.shape(input.name());
        boolean fits = given.length == declared.rank()
                && feed.isReal(input.name()) == input.type().dtype().isReal();
        for (int i = 0; fits && i < given.length; i++) {
            long size = given[i];
            Dim dim = declared.dim(i);
            fits = size == (dim.isFixed() ? dim.size() : extents.computeIfAbsent(dim, first -> size));
        }
        if (!fits) {
            throw new IllegalArgumentException("the input " + input.name() + " is " + input.type() + ", given "
                    + (feed.isReal(input.name()) ? "reals" : "integers") + " of shape " + Arrays.toString(given)
                    + (extents.isEmpty() ? "" : ", where " + extents));
        }
    }

    /** The argument that holds the rows of all parts of a batch, where {@code argument} holds those of one. */
    static String whole(String argument) {
        return "w" + argument.substring(1);
    }

    static String argument(int index) {
        return "x" + index;
    }
}
