package saltus.runtime.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.Suggestion;

/** Classes by their names and numbers, for people. */
public final class ClassNames {
    private static final int SHOWN = 12;

    /** How no class is asked for, where none is called so. */
    private static final String NONE = "none";

    private ClassNames() {}

    /**
     * All classes in a line: {@code 3 classes: 0 'cat' (12), 1 'dog' (7), 2 'owl' (9)}.
     *
     * @param counts samples of each
     */
    public static String told(List<String> names, int[] counts) {
        String first = IntStream.range(0, Math.min(SHOWN, names.size()))
                .mapToObj(i -> String.format(Locale.ROOT, "%d %s (%,d)", i, Quoted.of(names.get(i)), counts[i]))
                .collect(Collectors.joining(", "));
        String rest = names.size() > SHOWN
                ? ", .., %d %s".formatted(names.size() - 1, Quoted.of(names.get(names.size() - 1)))
                : "";
        return "%d classes: %s%s".formatted(names.size(), first, rest);
    }

    /** The names alone, with commas between them, the first of many. */
    public static String listed(List<String> names) {
        String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? first + ", .." : first;
    }

    /**
     * The class that a text means: its name, or else its number; {@code none} is the null label K.
     *
     * @throws BadInputException if there is no such class
     */
    public static int find(List<String> names, String text) {
        int named = names.indexOf(text);
        if (named >= 0) {
            return named;
        }
        if (text.equals(NONE) && !names.isEmpty()) {
            return names.size();
        }
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) < names.size()) {
            return Integer.parseInt(text);
        }
        if (names.isEmpty()) {
            throw new BadInputException("This model was trained without classes; leave out --class.");
        }
        String near = Suggestion.nearest(text, names)
                .map(name -> " (did you mean %s?)".formatted(Quoted.of(name)))
                .orElse("");
        throw new BadInputException(
                "There is no class %s%s; this model knows %d, by name such as %s, or by number from 0."
                        .formatted(Quoted.of(text), near, names.size(), Quoted.of(names.get(0))));
    }
}
