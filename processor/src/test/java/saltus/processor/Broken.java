package saltus.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A recipe with planted mistakes. The line that an error belongs to ends with {@code // !Id@text}, or with several
 * of them: the error points at the first occurrence of the text, or, without one, at the annotation or the recipe's name.
 *
 * @param name says what is wrong
 * @param source the text of Recipe.java, markers included
 * @param says a part of the first message
 */
record Broken(String name, String source, String says) {
    /** The file name of every planted recipe. */
    static final String FILE = "Recipe.java";

    private static final Pattern MARK = Pattern.compile("!(\\w+)(?:@([^!\\s]+))?");

    /**
     * An error that is expected.
     *
     * @param id of the rule
     * @param line in the file, the first being 1
     * @param column in the line, the first being 1
     */
    record Expected(String id, int line, int column) {}

    /** Expected errors in the order of their lines. */
    List<Expected> expected() {
        List<Expected> expected = new ArrayList<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            while (mark.find()) {
                expected.add(new Expected(mark.group(1), i + 1, column(lines.get(i), mark.group(2))));
            }
        }
        return expected;
    }

    private static int column(String line, @Nullable String text) {
        if (text != null) {
            return line.indexOf(text) + 1;
        }
        int annotation = line.indexOf('@');
        return annotation >= 0 ? annotation + 1 : line.indexOf("interface") + 1;
    }

    /** A recipe over the imports that all of them need. */
    static Broken of(String name, String says, String body) {
        return new Broken(name, Sources.IMPORTS + body, says);
    }
}
