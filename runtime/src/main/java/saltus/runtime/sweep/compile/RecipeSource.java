package saltus.runtime.sweep.compile;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import saltus.Recipe;
import saltus.runtime.sweep.choice.Choice;
import saltus.runtime.sweep.choice.ShortDigest;

/**
 * A recipe that changes another by components, as somebody would write it.
 *
 * @param packageName where it stands; empty for nowhere
 * @param name its simple name, which follows from what it changes
 * @param text the whole file
 */
public record RecipeSource(String packageName, String name, String text) {
    private static final int LONGEST_NAME = 120;

    /**
     * A recipe.
     *
     * @param parent full name of the recipe that it changes
     * @param parts what it changes, at least one
     */
    public static RecipeSource of(String parent, List<Choice.Part> parts) {
        String packageName = ParentType.isVisibleElsewhere(parent) ? "sweep" : ParentType.packageOf(parent);
        List<Annotation> annotations =
                parts.stream().map(Choice.Part::annotation).toList();
        String name = name(parent, annotations);
        Set<String> imports = new TreeSet<>(Set.of(Recipe.class.getName()));
        JavaAnnotation writer = new JavaAnnotation(imports);
        String lines = annotations.stream().map(writer::text).collect(Collectors.joining("\n"));
        String simple = parent.substring(parent.lastIndexOf('.') + 1);
        boolean isTaken = imports.stream().anyMatch(type -> type.endsWith("." + simple));
        boolean isImported = !isTaken && !ParentType.packageOf(parent).equals(packageName);
        if (isImported) {
            imports.add(parent);
        }
        String text = "%s%s\n\n/** %s with %s. */\n@Recipe\n%s\npublic %s %s extends %s {}\n"
                .formatted(
                        packageName.isEmpty() ? "" : "package " + packageName + ";\n\n",
                        imports.stream().map("import %s;"::formatted).collect(Collectors.joining("\n")),
                        simple,
                        parts.stream().map(Choice.Part::text).collect(Collectors.joining(", ")),
                        lines,
                        ParentType.isInterface(parent) ? "interface" : "abstract class",
                        name,
                        isImported ? simple : parent);
        return new RecipeSource(packageName, name, text);
    }

    /** Where the file belongs below the folder of sources. */
    public String path() {
        return type().replace('.', '/') + ".java";
    }

    /** Its full name. */
    public String type() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** The parent and the components; numbers as a few letters behind them, since a name has no room for them. */
    private static String name(String parent, List<Annotation> annotations) {
        String simple = parent.substring(parent.lastIndexOf('.') + 1);
        String words = simple
                + annotations.stream()
                        .map(annotation -> "_" + annotation.annotationType().getSimpleName())
                        .collect(Collectors.joining());
        String shorter = words.length() <= LONGEST_NAME ? words : words.substring(0, LONGEST_NAME);
        return shorter + "_" + ShortDigest.of(parent + annotations);
    }
}
