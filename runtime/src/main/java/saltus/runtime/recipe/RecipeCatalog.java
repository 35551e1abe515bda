package saltus.runtime.recipe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;
import saltus.runtime.door.Services;

/** The recipes that have been compiled onto the class path. */
public final class RecipeCatalog {
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
        List<Pipeline> found = Services.load(
                Pipeline.class, "recipe", "Pipeline", "compile it again with this version of Saltus", loader);
        found.sort(Comparator.comparing((Pipeline p) -> p.card().recipe())
                .thenComparing(p -> p.card().type()));
        return new RecipeCatalog(List.copyOf(found));
    }

    /** All pipelines, sorted by recipe. */
    public List<Pipeline> all() {
        return pipelines;
    }

    /** True if a recipe has this simple or full name. */
    public boolean has(String name) {
        return pipelines.stream()
                .map(Pipeline::card)
                .anyMatch(card -> card.type().equals(name) || card.recipe().equalsIgnoreCase(name));
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
                Services.path(),
                hint,
                known.isEmpty() ? "there is none at all, add a jar with recipes" : "there are " + known,
                Services.advice(Pipeline.class, "recipe", "..Pipeline")));
    }
}
