package saltus.runtime.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.network.Weight;

/**
 * Weights as modules within modules, by the dots in their names: {@code blocks.0.attn.proj.bias} is the parameter
 * {@code bias} of {@code proj} of .., so that whoever loads the archive finds each weight under the name that the network
 * gave it.
 */
final class WeightModules {
    /** A module: its parts, which are modules, and its weights, by name. */
    private record Part(Map<String, Part> parts, Map<String, Leaf> leaves) {
        Part() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        List<String> leaves(boolean trained) {
            return leaves.entrySet().stream()
                    .filter(leaf -> leaf.getValue().weight().trained() == trained)
                    .map(leaf -> quoted(leaf.getKey()))
                    .toList();
        }
    }

    private record Leaf(Weight weight, String key) {}

    /** Names that no weight can have, and the empty one. */
    private static final Set<String> TAKEN = Set.of("", "forward", "training");

    private final Part root = new Part();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final String storage;

    /**
     * @param weights in the order in which their numbers are the entries {@code data/0}, {@code data/1}, ..
     * @param storage the type of all numbers, e.g. {@code FloatStorage}
     * @throws BadInputException if a name is that of a weight and the beginning of another one's, or that of what every
     *     module has
     */
    WeightModules(List<Weight> weights, String storage) {
        this.storage = storage;
        for (int i = 0; i < weights.size(); i++) {
            add(weights.get(i), String.valueOf(i));
        }
    }

    private void add(Weight weight, String key) {
        Part part = root;
        String[] names = weight.name().split("\\.", -1);
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            if ((last ? part.parts() : part.leaves()).containsKey(names[i]) || TAKEN.contains(names[i])) {
                throw new BadInputException(
                        "The network's weight '%s' cannot have this name in a TorchScript file, where a dot stands for a module and 'forward' and 'training' for what each has; rename it."
                                .formatted(weight.name()));
            }
            if (last) {
                part.leaves().put(names[i], new Leaf(weight, key));
            } else {
                part = part.parts().computeIfAbsent(names[i], name -> new Part());
            }
        }
    }

    /** The expression for a weight within a method of the module that holds them. */
    static String expression(String weight) {
        String expression = "self";
        for (String name : weight.split("\\.", -1)) {
            expression = "getattr(" + expression + ", " + quoted(name) + ")";
        }
        return expression;
    }

    /** The attributes of the module that holds them, as lines of its class. */
    List<String> declarations() {
        return declarations(root);
    }

    private List<String> declarations(Part part) {
        Map<String, String> types = new LinkedHashMap<>();
        part.leaves().keySet().forEach(name -> types.put(name, "Tensor"));
        part.parts().forEach((name, inner) -> types.put(name, Archive.MODULE + "." + type(inner)));
        List<String> lines = new ArrayList<>();
        lines.add("__parameters__ = " + part.leaves(true));
        lines.add("__buffers__ = " + part.leaves(false));
        lines.add("training : bool");
        types.forEach((name, type) -> lines.add("__annotations__[" + quoted(name) + "] = " + type));
        return lines;
    }

    /** Modules of the same attributes are of one class. */
    private String type(Part part) {
        String body = declarations(part).stream().collect(Collectors.joining("\n  ", "  ", "\n"));
        return classes.computeIfAbsent(body, text -> "Part" + classes.size());
    }

    /** The classes of the modules within. */
    String classes() {
        declarations();
        return classes.entrySet().stream()
                .map(type -> "class " + type.getValue() + "(Module):\n" + type.getKey())
                .collect(Collectors.joining());
    }

    /** The names and values of the attributes of the module that holds them. */
    Pickle attributes() {
        return attributes(root);
    }

    private Pickle attributes(Part part) {
        Pickle pickle = new Pickle().text("training").no();
        part.leaves()
                .forEach((name, leaf) -> pickle.text(name)
                        .tensor(
                                storage,
                                leaf.key(),
                                leaf.weight().shape().stream()
                                        .mapToLong(extent -> extent)
                                        .toArray()));
        part.parts().forEach((name, inner) -> pickle.text(name).object(Archive.MODULE, type(inner), attributes(inner)));
        return pickle;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
