package saltus.recipes.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recipe is renamed from Mine to Yours and compiled into the folder where the old classes are.
 *
 * <p>Plain javac deletes nothing, and a processor cannot: its Filer only creates. So the old classes stay, work, and are
 * listed, until they are cleaned away. The line of {@code META-INF/services} stays even then, since the processor adds
 * its lines to those that it finds; what remains is to say so when it is met. Every class that the recipe's processor writes
 * has exactly one recipe as its origin, so that build tools that track outputs (Gradle) delete it with the recipe.
 */
class RenamedRecipeTest {
    private static final Jdk JDK = Jdk.running();
    private static final String SERVICES = "META-INF/services/saltus.pipeline.Pipeline";

    @TempDir
    Path folder;

    private PublishedJars jars;
    private Project project;

    @BeforeEach
    void compileAndRename() throws IOException {
        jars = PublishedJars.in(Files.createDirectory(folder.resolve("lib")));
        project = new Project(folder).source("my/models/Mine.java", Project.MINE);
        compile();
        assertEquals(List.of("Mine.class", "MinePipeline.class", "MinePipeline.java"), files());
        assertEquals(List.of("my.models.MinePipeline"), registered());
        Files.delete(project.sources().resolve("my/models/Mine.java"));
        project.source("my/models/Yours.java", Project.MINE.replace("Mine", "Yours"));
    }

    @Test
    void withoutCleaningBothAreThere() throws IOException {
        compile();
        assertEquals(
                List.of(
                        "Mine.class",
                        "MinePipeline.class",
                        "MinePipeline.java",
                        "Yours.class",
                        "YoursPipeline.class",
                        "YoursPipeline.java"),
                files());
        assertEquals(List.of("my.models.MinePipeline", "my.models.YoursPipeline"), registered());
        Jdk.Answer list = recipes();
        assertEquals(0, list.code(), list.text());
        assertTrue(list.text().contains("\nMine ") && list.text().contains("\nYours "), list.text());
    }

    @Test
    void cleanedOfItsClassesItIsStillRegisteredAndThatIsSaid() throws IOException {
        for (String file : files()) {
            Files.delete(project.classes().resolve("my/models").resolve(file));
        }
        compile();
        assertEquals(List.of("Yours.class", "YoursPipeline.class", "YoursPipeline.java"), files());
        assertEquals(List.of("my.models.MinePipeline", "my.models.YoursPipeline"), registered());
        Jdk.Answer list = recipes();
        assertEquals(2, list.code(), list.text());
        assertEquals(
                "saltus: The recipe my.models.Mine is registered in "
                        + project.classes().resolve(SERVICES)
                        + ", but its class my.models.MinePipeline is missing: it was renamed or deleted, and compilers leave"
                        + " such lines behind. Rebuild into a clean folder, or delete the line.",
                list.text().strip());
    }

    @Test
    void cleanedOfItsLineTooNothingIsLeft() throws IOException {
        for (String file : files()) {
            Files.delete(project.classes().resolve("my/models").resolve(file));
        }
        Files.delete(project.classes().resolve(SERVICES));
        compile();
        assertEquals(List.of("Yours.class", "YoursPipeline.class", "YoursPipeline.java"), files());
        assertEquals(List.of("my.models.YoursPipeline"), registered());
        Jdk.Answer list = recipes();
        assertEquals(0, list.code(), list.text());
        assertTrue(list.text().contains("\nYours "), list.text());
        assertFalse(list.text().contains("\nMine "), list.text());
    }

    private void compile() throws IOException {
        String classPath = jars.everything(Files.createDirectories(project.classes()));
        Jdk.Answer answer = project.compile(JDK, "-cp", classPath);
        assertEquals(0, answer.code(), answer.text());
    }

    private Jdk.Answer recipes() {
        return JDK.java(List.of("-cp", jars.everything(project.classes()), "saltus.runtime.cli.Saltus", "recipes"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(project.classes().resolve("my/models"))) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> registered() throws IOException {
        return new ArrayList<>(Files.readAllLines(project.classes().resolve(SERVICES)));
    }
}
