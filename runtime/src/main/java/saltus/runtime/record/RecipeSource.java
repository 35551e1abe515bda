package saltus.runtime.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import saltus.pipeline.Pipeline;
import saltus.runtime.AtomicFile;

/**
 * {@code recipe.java}: the source of a recipe and of those that it inherits from, one after the other. The compiler of
 * recipes leaves each beside its classes; of a recipe that another compiler has compiled there is none.
 */
final class RecipeSource {
    private static final String PLACE = "META-INF/saltus/%s.recipe";
    private static final int MOST_BYTES = 1 << 18;

    private RecipeSource() {}

    /** The file of a run's folder. */
    static Path file(Path folder) {
        return folder.resolve("recipe.java");
    }

    /** Writes what is known of the source; nothing if nothing is. */
    static void write(Path folder, Pipeline pipeline) {
        ClassLoader loader = pipeline.getClass().getClassLoader();
        Set<String> types = new LinkedHashSet<>();
        add(types, pipeline.card().type(), loader);
        String text = types.stream()
                .map(type -> read(type, loader).map(source -> "// " + type + "\n\n" + source.strip() + "\n"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
        if (!text.isEmpty()) {
            AtomicFile.write(file(folder), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** A type, then all that it inherits from. */
    private static void add(Set<String> types, String name, ClassLoader loader) {
        types.add(name);
        find(name, loader).ifPresent(type -> add(types, type));
    }

    private static void add(Set<String> types, Class<?> type) {
        types.add(type.getCanonicalName());
        for (Class<?> parent : type.getInterfaces()) {
            add(types, parent);
        }
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            add(types, type.getSuperclass());
        }
    }

    /** The type of a name in which nested ones are joined by dots. */
    private static Optional<Class<?>> find(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? Optional.empty() : find(name.substring(0, dot) + "$" + name.substring(dot + 1), loader);
        }
    }

    private static Optional<String> read(String type, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(PLACE.formatted(type))) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // a jar that cannot be read now could be when its classes were
        }
    }
}
