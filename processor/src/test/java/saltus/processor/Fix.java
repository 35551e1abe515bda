package saltus.processor;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.Category;
import saltus.Component;
import saltus.Recipe;

/**
 * One of the alternatives that a message offers, as far as it names annotations: those to be written on the recipe, or the
 * one to be removed.
 *
 * @param text as the message has it
 * @param annotations texts with values, one or several that go together
 */
record Fix(String text, List<String> annotations) {
    private static final Pattern REMOVES = Pattern.compile("^(?:remove|leave out) @.*");
    /** Formulas that a message may offer to do without; a law of times needs its own. */
    private static final Pattern FORMULA = Pattern.compile("static double (?!start|end)\\w+\\([^{]*\\{[^}]*\\}");

    private static final Pattern NAME = Pattern.compile("@(\\w+)");

    /** The alternatives of the line that says how to mend, without those that leave values or annotations open. */
    static List<Fix> of(String line) {
        List<Fix> fixes = new ArrayList<>();
        for (String alternative : line.split("(?:,|;)? or(?:,[^@]*,)? (?=(?:\\w+ )*@)|, (?=@)|; ", -1)) {
            List<String> annotations = annotations(alternative);
            boolean removes = REMOVES.matcher(alternative).matches();
            if (!annotations.isEmpty() && (removes || annotations.stream().allMatch(Fix::isWhole))) {
                fixes.add(new Fix(alternative, annotations));
            }
        }
        return fixes;
    }

    /** The source with the fix applied to its last recipe; to be removed are annotations of any of its types. */
    String applied(String source) {
        String mended = source;
        for (String annotation : annotations) {
            boolean goes = text.matches("(?s).*(?:remove|leave out|without) \\Q" + annotation + "\\E.*");
            mended = goes ? without(mended, 0, name(annotation)) : with(mended, annotation);
        }
        return text.matches(".*(?:without|and) (?:it|the formulas?)\\b.*")
                ? FORMULA.matcher(mended).replaceAll("")
                : mended;
    }

    private static String with(String source, String annotation) {
        int recipe = source.lastIndexOf("@Recipe");
        Optional<Category> category = category(name(annotation));
        String mended = source;
        for (String other : annotations(source.substring(recipe, source.indexOf("interface ", recipe)))) {
            if (name(other).equals(name(annotation))
                    || category.isPresent() && category(name(other)).equals(category)) {
                mended = without(mended, recipe, name(other));
            }
        }
        return mended.substring(0, recipe) + annotation + "\n" + mended.substring(recipe);
    }

    private static String without(String source, int from, String name) {
        Matcher mark = Pattern.compile("@" + name + "\\b").matcher(source);
        return mark.find(from) ? source.substring(0, mark.start()) + source.substring(end(source, mark.end())) : source;
    }

    /** Every annotation of a text that stands on its own, not within another. */
    private static List<String> annotations(String text) {
        List<String> found = new ArrayList<>();
        Matcher mark = NAME.matcher(text);
        int from = 0;
        while (mark.find(from)) {
            from = end(text, mark.end());
            found.add(text.substring(mark.start(), from));
        }
        return found;
    }

    /** Where an annotation ends whose name ends here. */
    private static int end(String text, int name) {
        if (name >= text.length() || text.charAt(name) != '(') {
            return name;
        }
        int depth = 0;
        int at = name;
        do {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        } while (depth > 0);
        return at;
    }

    private static String name(String annotation) {
        return annotation.substring(1).replaceAll("\\W.*", "");
    }

    /** False if values are left to the reader. */
    private static boolean isWhole(String annotation) {
        return !annotation.contains("..")
                && (annotation.contains("(")
                        || kind(name(annotation))
                                .filter(kind -> Arrays.stream(kind.getDeclaredMethods())
                                        .map(Method::getDefaultValue)
                                        .allMatch(value -> value != null))
                                .isPresent());
    }

    private static Optional<Category> category(String name) {
        return kind(name).map(kind -> kind.getAnnotation(Component.class)).map(Component::value);
    }

    private static Optional<Class<? extends Annotation>> kind(String name) {
        try {
            return Optional.of(
                    Class.forName(Recipe.class.getPackageName() + "." + name).asSubclass(Annotation.class));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
