package saltus.runtime.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;

/** The recipes that have been compiled onto the class path. */
public final class RecipeCatalog {
    private static final boolean MODULAR = RecipeCatalog.class.getModule().isNamed();

    /** In named modules the files that register recipes on a class path are not read. */
    private static final String IN_MODULES =
            " A module with recipes needs a line 'provides %s with ..Pipeline;' for each, and"
                            .formatted(Pipeline.class.getName())
                    + " has to be among the modules that run: java --add-modules NAME.";

    private final List<Pipeline> pipelines;

    private RecipeCatalog(List<Pipeline> pipelines) {
        this.pipelines = pipelines;
    }

    /**
     * Every pipeline that a class loader sees, sorted by recipe.
     *
     * @throws BadInputException if one that is registered is not there or cannot be loaded
     */
    public static RecipeCatalog load(ClassLoader loader) {
        List<Pipeline> found = new ArrayList<>();
        try {
            ServiceLoader.load(Pipeline.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new BadInputException(
                    Registration.missing(loader)
                            .orElseGet(() ->
                                    ("A recipe on the class path cannot be loaded (%s); compile it again with this"
                                                    + " version of Saltus.")
                                            .formatted(e.getMessage())),
                    e);
        }
        found.sort(Comparator.comparing((Pipeline p) -> p.card().recipe())
                .thenComparing(p -> p.card().type()));
        return new RecipeCatalog(List.copyOf(found));
    }

    /** All pipelines, sorted by recipe. */
    public List<Pipeline> all() {
        return pipelines;
    }

    /**
     * The pipeline of a recipe.
     *
     * @param name simple or full name; case does not matter for simple names
     * @throws BadInputException if there is none, or several of that simple name
     */
    public Pipeline find(String name) {
        List<Pipeline> exact =
                pipelines.stream().filter(p -> p.card().type().equals(name)).toList();
        List<Pipeline> simple = exact.isEmpty()
                ? pipelines.stream()
                        .filter(p -> p.card().recipe().equalsIgnoreCase(name))
                        .toList()
                : exact;
        if (simple.isEmpty()) {
            throw unknown(name);
        }
        if (simple.size() > 1) {
            String types = simple.stream().map(p -> p.card().type()).collect(Collectors.joining(" and "));
            throw new BadInputException(
                    "Several recipes are called '%s': %s; give the full name of one.".formatted(name, types));
        }
        return simple.get(0);
    }

    private BadInputException unknown(String name) {
        List<String> names = pipelines.stream()
                .flatMap(p -> Stream.of(p.card().recipe(), p.card().type()))
                .distinct()
                .toList();
        String hint = Suggestion.nearest(name, names)
                .map(near -> "did you mean '%s'? ".formatted(near))
                .orElse("");
        String known = pipelines.stream().map(p -> p.card().recipe()).distinct().collect(Collectors.joining(", "));
        return new BadInputException(String.format(
                Locale.ROOT,
                "There is no recipe '%s' on the %s path; %s%s.%s",
                name,
                MODULAR ? "module" : "class",
                hint,
                known.isEmpty() ? "there is none at all, add a jar with recipes" : "there are " + known,
                MODULAR ? IN_MODULES : ""));
    }
}
