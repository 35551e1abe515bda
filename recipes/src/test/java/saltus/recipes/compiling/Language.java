package saltus.recipes.compiling;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import saltus.Component;

/** The components of the language, as they lie on the class path: one that is new is among them. */
public final class Language {
    private Language() {}

    /** Every annotation that is a component, by name. */
    public static List<Class<? extends Annotation>> components() {
        List<Class<? extends Annotation>> components = new ArrayList<>();
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            for (JavaFileObject file : files.list(
                    StandardLocation.CLASS_PATH,
                    Component.class.getPackageName(),
                    Set.of(JavaFileObject.Kind.CLASS),
                    false)) {
                Class<?> type = Class.forName(files.inferBinaryName(StandardLocation.CLASS_PATH, file));
                if (type.isAnnotationPresent(Component.class)) {
                    components.add(type.asSubclass(Annotation.class));
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("the language is not on the class path", e);
        }
        components.sort(Comparator.comparing(Class::getSimpleName));
        return components;
    }
}
