package saltus.runtime.sweep.compile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why the compiler does not take a recipe.
 *
 * @param ids the checks that it does not pass, each once
 * @param messages what they say, in the order of the file
 */
public record Refusal(List<String> ids, List<String> messages) {
    public Refusal {
        ids = List.copyOf(ids);
        messages = List.copyOf(messages);
    }

    /** How many each check refuses, by its id; one may be refused by several. */
    public static Map<String, Long> counts(Collection<Refusal> refused) {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach(refusal -> refusal.ids().forEach(id -> counts.merge(id, 1L, Long::sum)));
        return counts;
    }
}
