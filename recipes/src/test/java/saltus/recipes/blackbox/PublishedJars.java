package saltus.recipes.blackbox;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.Recipe;
import saltus.processor.RecipeProcessor;
import saltus.recipes.MeanFlow;
import saltus.runtime.cli.Saltus;

/**
 * The four jars of Saltus and the libraries beside them. Where the build has made a jar already it is that one; where it
 * has only compiled, the jar is made here of the compiled folder and the manifest's one entry.
 *
 * @param saltus of the modules dsl, processor, runtime, recipes
 * @param libraries what they need to compile recipes and to run
 */
record PublishedJars(List<Path> saltus, List<Path> libraries) {
    private static final List<Class<?>> OF_MODULES =
            List.of(Recipe.class, RecipeProcessor.class, Saltus.class, MeanFlow.class);
    private static final Pattern MODULE = Pattern.compile("<saltus\\.module>(.*)</saltus\\.module>");

    /** Beginnings of the names of jars that are there for tests only. */
    private static final Pattern FOR_TESTS =
            Pattern.compile("(junit|jqwik|opentest4j|apiguardian|archunit|jmh|jopt-simple|commons-math3).*");

    /** The jars; those that have to be made go into a folder. */
    static PublishedJars in(Path folder) throws IOException {
        List<Path> saltus = new ArrayList<>();
        for (Class<?> type : OF_MODULES) {
            Path origin = origin(type);
            saltus.add(Files.isDirectory(origin) ? jar(origin, folder) : origin);
        }
        List<Path> libraries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"))
                .filter(path -> !saltus.contains(path))
                .filter(path ->
                        !FOR_TESTS.matcher(path.getFileName().toString()).matches())
                .toList();
        return new PublishedJars(saltus, libraries);
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path jar(Path classes, Path folder) throws IOException {
        Path project = classes.getParent().getParent();
        Matcher name = MODULE.matcher(Files.readString(project.resolve("pom.xml")));
        if (!name.find()) {
            throw new AssertionError(project + " has no module name");
        }
        Path file = folder.resolve("saltus-" + project.getFileName() + "-0.1.0.jar");
        pack(classes, name.group(1), file);
        return file;
    }

    /** Packs a folder of classes under the name of an automatic module. */
    static void pack(Path classes, String module, Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Path path : files) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
    }

    /** Everything, and folders or jars beside it, as one path. */
    String everything(Path... more) {
        return path(Stream.of(saltus, libraries, List.of(more)).flatMap(List::stream));
    }

    /** The libraries as one path. */
    String librariesPath() {
        return path(libraries.stream());
    }

    /** What a module with doors, which are registered by {@code @AutoService}, is compiled against. */
    String compilePath() {
        return path(Stream.concat(
                saltus.stream(),
                libraries.stream()
                        .filter(path -> path.getFileName().toString().startsWith("auto-service-annotations"))));
    }

    /** The jars of Saltus, and folders or jars beside them, as one path. */
    String modulePath(Path... more) {
        return path(Stream.concat(saltus.stream(), Stream.of(more)));
    }

    private static String path(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
