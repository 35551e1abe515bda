package saltus.pages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of one check.
 *
 * @param id stable, as messages show it: {@code PathEndpoints} of {@code [Saltus/PathEndpoints]}
 * @param title what holds, one clause
 * @param constraints names of the framework's constraints that it keeps (C1 .. C48); none for what concerns the language
 * @param guard how it is kept
 * @param text the whole page, Markdown of at most 100 columns
 */
public record Page(String id, String title, List<String> constraints, Guard guard, String text) {
    private static final Pattern HEAD = Pattern.compile("# (\\w+): (.+)\n"
            + "Constraint: (?:(C\\d+(?:, C\\d+)*) \\(framework, section 6\\)|none \\(the language\\))\n"
            + "Checked: (.+)\n\n");

    public Page {
        constraints = List.copyOf(constraints);
    }

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if its first lines do not say id and title, constraint, and how it is checked
     */
    static Page parse(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new IllegalArgumentException(
                    "a page begins with '# Id: title', 'Constraint: ..' and 'Checked: ..', not "
                            + text.lines().limit(3).toList());
        }
        List<String> constraints =
                head.group(3) == null ? List.of() : Arrays.asList(head.group(3).split(", ", -1));
        return new Page(head.group(1), head.group(2), constraints, Guard.of(head.group(4)), text);
    }
}
