package saltus.processor.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import saltus.processor.design.Design;

/**
 * All rules that there are beside the compiler: each is a service, found where the compiler's own classes are. They are
 * asked in an order that depends on their names alone, each after those that it presumes.
 */
public final class Rules {
    private static final List<Rule> ALL = ordered(StreamSupport.stream(
                    ServiceLoader.load(Rule.class, Rule.class.getClassLoader()).spliterator(), false)
            .toList());

    private Rules() {}

    /** Every rule but those on numbers, of which there is one for each that a component has. */
    public static List<Rule> all() {
        return ALL;
    }

    /** What they say of a design. */
    public static Judgement judge(Design design) {
        return Judgement.of(design, ALL);
    }

    /**
     * By name, each after those that it presumes.
     *
     * @throws IllegalStateException if two have one id, if one presumes an id that no rule has, or if it presumes itself,
     *     be it through others
     */
    static List<Rule> ordered(List<Rule> rules) {
        Map<String, Rule> byId = rules.stream().collect(Collectors.toMap(Rule::id, Function.identity()));
        Set<Rule> placed = new LinkedHashSet<>();
        rules.stream()
                .sorted(Comparator.comparing(Rule::id))
                .forEach(rule -> place(rule, byId, placed, new ArrayList<>()));
        return List.copyOf(placed);
    }

    private static void place(Rule rule, Map<String, Rule> byId, Set<Rule> placed, List<String> path) {
        if (path.contains(rule.id())) {
            throw new IllegalStateException("rules presume each other: " + path);
        }
        path.add(rule.id());
        for (String id : rule.presumes()) {
            Rule presumed = byId.get(id);
            if (presumed == null) {
                throw new IllegalStateException(rule.id() + " presumes " + id + ", which is no rule");
            }
            place(presumed, byId, placed, path);
        }
        path.remove(rule.id());
        placed.add(rule);
    }
}
