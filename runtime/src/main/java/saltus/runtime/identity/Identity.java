package saltus.runtime.identity;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.google.gson.reflect.TypeToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import saltus.runtime.door.Options;

/**
 * What something is, as texts by name.
 *
 * @param texts names, options and fingerprints
 */
public record Identity(Map<String, String> texts) {
    /** Full name of the recipe. */
    public static final String RECIPE = "recipe";

    /** Text of the data. */
    public static final String DATA = "data";

    /** Text of the network. */
    public static final String NETWORK = "network";

    /** Name of the architecture, with all its sizes. */
    public static final String WEIGHTS = "weights";

    static final String DESIGN = "design.";
    static final String COMPUTATION = "computation";
    static final String NETWORK_CODE = "network-code";
    static final String CONTENT = "data-content";
    static final String CLASSES = "classes";

    /** What a sample is, its shape, and its units. */
    static final String KIND = "kind";

    static final String SAMPLE = "sample";
    static final String UNITS = "units";

    /** Of every sample: kept from the moment that somebody asks for it. */
    static final String FULL_CONTENT = "data-content-full";

    private static final String NOTHING = "nothing";

    public Identity {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** This identity with more texts. */
    public Identity and(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.putAll(more);
        return new Identity(all);
    }

    /** This identity with what an earlier one of the same thing knows besides. */
    public Identity keeping(Map<String, String> earlier) {
        String full = earlier.get(FULL_CONTENT);
        return full == null || texts.containsKey(FULL_CONTENT) ? this : and(Map.of(FULL_CONTENT, full));
    }

    /**
     * How another identity differs from this one in what this one has, one clause each, such as {@code seed 0, not 1}: how it
     * is there, then how it is here.
     */
    public List<String> differences(Map<String, String> there) {
        List<String> differences = new ArrayList<>();
        Set<String> all = new TreeSet<>(there.keySet());
        all.removeIf(name -> !name.startsWith(DESIGN) || texts.containsKey(name));
        all.forEach(name -> differences.add("the design with " + there.get(name) + ", which is not there now"));
        texts.forEach((name, here) -> {
            String then = there.getOrDefault(name, NOTHING);
            if (!then.equals(here)) {
                differences.addAll(clauses(name, then, here, there));
            }
        });
        return differences;
    }

    private List<String> clauses(String name, String then, String now, Map<String, String> there) {
        if (name.startsWith(DESIGN)) {
            return List.of(
                    then.equals(NOTHING)
                            ? "the design without " + now
                            : "the design with %s, not %s".formatted(then, now));
        }
        return switch (name) {
            // these follow from what is named already
            case COMPUTATION ->
                isSame(RECIPE, there) && hasSameDesign(there)
                        ? List.of("other formulas or methods in the recipe, or another version of Saltus")
                        : List.of();
            case NETWORK_CODE ->
                isSame(NETWORK, there) && isSame(WEIGHTS, there)
                        ? List.of("other code of the network " + texts.get(NETWORK))
                        : List.of();
            case WEIGHTS -> isSame(NETWORK, there) ? List.of("weights %s, not %s".formatted(then, now)) : List.of();
            case FULL_CONTENT ->
                isSame(DATA, there) && isSame(CONTENT, there) && !then.equals(NOTHING)
                        ? List.of("some samples of the data %s have changed".formatted(texts.get(DATA)))
                        : List.of();
            case CONTENT ->
                isSame(DATA, there)
                        ? List.of("the data %s have another content now".formatted(texts.get(DATA)))
                        : List.of();
            case CLASSES -> isSame(DATA, there) ? List.of(classes(then, now)) : List.of();
            // files that were moved are the same data, if they have the same content and are seen in the same way
            case DATA ->
                isSame(CONTENT, there) && Options.withoutArgument(then).equals(Options.withoutArgument(now))
                        ? List.of()
                        : List.of("data %s, not %s".formatted(then, now));
            case KIND, SAMPLE, UNITS ->
                isSame(DATA, there) && isSame(CONTENT, there) && !then.equals(NOTHING)
                        ? List.of("samples of the %s %s, not %s".formatted(name, then, now))
                        : List.of();
            default -> List.of("%s %s, not %s".formatted(name, then, now));
        };
    }

    private boolean isSame(String name, Map<String, String> there) {
        return Objects.equals(texts.get(name), there.get(name));
    }

    private boolean hasSameDesign(Map<String, String> there) {
        Set<String> names = new TreeSet<>(there.keySet());
        names.addAll(texts.keySet());
        return names.stream().filter(name -> name.startsWith(DESIGN)).allMatch(name -> isSame(name, there));
    }

    private static String classes(String then, String now) {
        List<String> before = names(then);
        List<String> after = names(now);
        if (before.size() != after.size()) {
            return "%d classes, not %d".formatted(before.size(), after.size());
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                return "class %d called '%s', not '%s'".formatted(i, before.get(i), after.get(i));
            }
        }
        return "other classes";
    }

    static List<String> names(String json) {
        try {
            List<String> names = new Gson().fromJson(json, new TypeToken<List<String>>() {}.getType());
            return names == null ? List.of() : names;
        } catch (JsonSyntaxException nothing) {
            return List.of();
        }
    }
}
