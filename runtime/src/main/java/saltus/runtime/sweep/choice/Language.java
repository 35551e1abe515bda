package saltus.runtime.sweep.choice;

import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import saltus.Category;
import saltus.Component;
import saltus.runtime.BadInputException;

/**
 * The components of the language by what they decide, as they lie on the class path: one that is new is among them.
 *
 * @param components of each category, by name
 */
public record Language(Map<Category, List<Class<? extends Annotation>>> components) {
    public Language {
        components = Map.copyOf(components);
    }

    /**
     * The language as this process sees it.
     *
     * @param javac looks at the class path
     * @throws BadInputException if it does not lie on the class path
     */
    public static Language onClassPath(JavaCompiler javac) {
        Map<Category, List<Class<? extends Annotation>>> found = new EnumMap<>(Category.class);
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocation(StandardLocation.CLASS_PATH, classPath());
            String language = Component.class.getPackageName();
            Set<JavaFileObject.Kind> classes = Set.of(JavaFileObject.Kind.CLASS);
            for (JavaFileObject file : files.list(StandardLocation.CLASS_PATH, language, classes, false)) {
                Class<?> type = Class.forName(
                        files.inferBinaryName(StandardLocation.CLASS_PATH, file),
                        false,
                        Component.class.getClassLoader());
                Component component = type.getAnnotation(Component.class);
                if (component != null) {
                    found.computeIfAbsent(component.value(), category -> new ArrayList<>())
                            .add(type.asSubclass(Annotation.class));
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the class path cannot be listed", e);
        }
        if (found.isEmpty()) {
            throw new BadInputException(
                    "A sweep compiles recipes, for which Saltus has to lie on the class path; run it as java -jar saltus.jar sweep, or with java -cp.");
        }
        found.values().forEach(list -> list.sort(Comparator.comparing(Class::getSimpleName)));
        return new Language(found);
    }

    /** What this process was started with. */
    public static List<File> classPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(File::new)
                .toList();
    }

    /** The components of a category, by name. */
    public List<Class<? extends Annotation>> of(Category category) {
        return components.getOrDefault(category, List.of());
    }

    /** Everything. */
    public Stream<Class<? extends Annotation>> all() {
        return Arrays.stream(Category.values()).flatMap(category -> of(category).stream());
    }

    /** A component by its simple name, in any case. */
    public Optional<Class<? extends Annotation>> find(String name) {
        return all().filter(type -> type.getSimpleName().equalsIgnoreCase(name)).findFirst();
    }

    /** As people write a category: {@code time_weight}. */
    public static String name(Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }
}
