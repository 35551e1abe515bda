package saltus.recipes.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A consumer's recipes compile and are found on the class path and in modules.
 *
 * <p>On the class path nothing has to be said. In a named module {@code META-INF/services} is not read, and two lines do
 * what it did: {@code requires org.saltus.recipes} and {@code provides saltus.pipeline.Pipeline with ..} for the generated
 * classes, which javac makes before it reads that line. The jars of Saltus are automatic modules; the libraries stay on the
 * class path, where automatic modules see them (DJL's native jar cannot be a module: part of its name is a Java keyword).
 * A jar without module-info needs neither line: automatic modules keep {@code META-INF/services}.
 */
class ConsumerTest {
    private static final String MAIN = "saltus.runtime.cli.Saltus";
    private static final String MODULE_MAIN = "org.saltus.runtime/" + MAIN;

    @TempDir
    static Path shared;

    static PublishedJars jars;

    @TempDir
    Path folder;

    @BeforeAll
    static void pack() throws IOException {
        jars = PublishedJars.in(shared);
    }

    static Stream<Jdk> jdks() {
        return Jdk.all().stream();
    }

    @Test
    void modulesHaveTheirNamesAndShareNoPackage() {
        Path[] files = jars.saltus().toArray(Path[]::new);
        List<ModuleDescriptor> modules = ModuleFinder.of(files).findAll().stream()
                .map(ModuleReference::descriptor)
                .toList();
        assertEquals(
                List.of("org.saltus.dsl", "org.saltus.processor", "org.saltus.recipes", "org.saltus.runtime"),
                modules.stream().map(ModuleDescriptor::name).sorted().toList());
        Map<String, List<String>> owners = new TreeMap<>();
        modules.forEach(module -> module.packages()
                .forEach(name ->
                        owners.computeIfAbsent(name, n -> new ArrayList<>()).add(module.name())));
        assertTrue(owners.containsKey("saltus") && owners.containsKey("saltus.recipes"), () -> "" + owners);
        owners.values().removeIf(names -> names.size() == 1);
        assertEquals(Map.of(), owners, "packages in several modules");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void onTheClassPath(Jdk jdk) throws IOException {
        Project project = new Project(folder)
                .source("my/models/Mine.java", Project.MINE)
                .source("my/models/Bent.java", Project.BENT);
        quiet(project.compile(jdk, "-Xlint:all", "-Werror", "-cp", jars.everything()));
        List<String> run = List.of("-cp", jars.everything(project.classes()), MAIN);
        found(jdk, run);

        // the same classes as a jar are an automatic module, which keeps META-INF/services
        Path jar = folder.resolve("my-models.jar");
        PublishedJars.pack(project.classes(), "my.models", jar);
        lists(jdk, List.of("--module-path", jars.modulePath(jar), "-cp", jars.librariesPath(), "-m", MODULE_MAIN));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void inANamedModule(Jdk jdk) throws IOException {
        Project project = new Project(folder)
                .source("my/models/Mine.java", Project.MINE)
                .source("my/models/Bent.java", Project.BENT)
                .source("module-info.java", Project.MODULE);
        quiet(project.compile(
                jdk,
                "-Xlint:all",
                "-Werror",
                "--module-path",
                jars.modulePath(),
                "--processor-path",
                jars.everything()));
        List<String> modules =
                List.of("--module-path", jars.modulePath(project.classes()), "-cp", jars.librariesPath());
        found(jdk, with(modules, "--add-modules", "my.models", "-m", MODULE_MAIN));

        Jdk.Answer forgotten = jdk.java(with(modules, "-m", MODULE_MAIN, "train", "Mine"));
        assertEquals(2, forgotten.code(), forgotten.text());
        assertTrue(forgotten.text().contains("There is no recipe 'Mine' on the module path"), forgotten.text());
        assertTrue(forgotten.text().contains("provides saltus.pipeline.Pipeline with"), forgotten.text());
        assertTrue(forgotten.text().contains("--add-modules"), forgotten.text());
    }

    private static void found(Jdk jdk, List<String> run) {
        lists(jdk, run);
        Jdk.Answer mine = jdk.java(with(run, "explain", "Mine"));
        assertEquals(0, mine.code(), mine.text());
        assertTrue(mine.text().contains("Mine: one line changed."), mine.text());
        assertTrue(mine.text().contains("@UniformTimes(coincide = 0.75)"), mine.text());
    }

    private static void lists(Jdk jdk, List<String> run) {
        Jdk.Answer list = jdk.java(with(run, "recipes"));
        assertEquals(0, list.code(), list.text());
        List<String> names =
                list.text().lines().map(line -> line.replaceFirst(" .*", "")).toList();
        assertTrue(names.containsAll(List.of("Bent", "MeanFlow", "Mine")), list.text());
    }

    private static void quiet(Jdk.Answer answer) {
        assertEquals(0, answer.code(), answer.text());
        assertFalse(answer.text().contains("warning"), answer.text());
    }

    private static List<String> with(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }
}
