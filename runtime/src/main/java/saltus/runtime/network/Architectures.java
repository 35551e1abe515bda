package saltus.runtime.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import saltus.graph.GraphException;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.door.Registry;

/** The networks that are registered. */
public final class Architectures {
    private Architectures() {}

    /** All families. */
    public static Registry<ArchitectureFamily> registry() {
        return Registry.load(ArchitectureFamily.class, "network");
    }

    /**
     * The network that is usual for a kind of sample.
     *
     * @throws BadInputException if none is
     */
    public static Named<Architecture> usual(Task task) {
        Registry<ArchitectureFamily> families = registry();
        return families.usual().stream()
                .filter(family -> family.kinds().contains(task.kind()))
                .findFirst()
                .map(family -> open(families, family.name(), task))
                .orElseThrow(() -> new BadInputException("No network is usual for %s; choose one with --network: %s."
                        .formatted(task.kind().text(), forms(families, task))));
    }

    /**
     * The network that a text stands for.
     *
     * @throws BadInputException if there is none, if it does not fit, or if it is no network
     */
    public static Named<Architecture> open(String text, Task task) {
        return open(registry(), text, task);
    }

    private static Named<Architecture> open(Registry<ArchitectureFamily> families, String text, Task task) {
        ArchitectureFamily family = families.find(text);
        if (!family.kinds().contains(task.kind())) {
            throw new BadInputException("The network '%s' is for %s, the samples are %s; use %s."
                    .formatted(
                            text, DataSet.Kind.text(family.kinds()), task.kind().text(), forms(families, task)));
        }
        Named<Architecture> network = families.open(text, (named, options) -> named.make(options, task));
        families.guarded(family, () -> {
            check(network.value(), task);
            return network;
        });
        return network;
    }

    private static String forms(Registry<ArchitectureFamily> families, Task task) {
        return families.forms(family -> family.kinds().contains(task.kind()));
    }

    /** What would fail within the native program, and be told there in its words. */
    private static void check(Architecture network, Task task) {
        if (!task.sample().equals(network.sample())) {
            throw new GraphException(
                    "it is for samples of the shape %s, where they have %s".formatted(network.sample(), task.sample()));
        }
        Set<String> names = new HashSet<>();
        List<String> twice = network.weights().stream()
                .map(Weight::name)
                .filter(name -> !names.add(name))
                .toList();
        if (!twice.isEmpty()) {
            throw new GraphException("it has several weights of the name " + String.join(", ", twice));
        }
        NetworkReading.of(network);
    }
}
