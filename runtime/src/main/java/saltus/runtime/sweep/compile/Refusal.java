package saltus.runtime.sweep.compile;

import java.util.List;

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
}
