package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's recipe: compiled by plain javac with Saltus on the class path, found by the command line. */
class OwnRecipeTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    @Test
    void itIsFoundLikeTheShippedOnes() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        String said = compile(classes, """
                /** Mine: one line changed. */
                @saltus.Recipe
                @saltus.UniformTimes(coincide = 0.25)
                public interface MyFlow extends saltus.recipes.MeanFlow {}
                """);
        assertFalse(said.contains("error"), said);
        Path out = folder.resolve("said.txt");
        Process child = Child.on(classes + File.pathSeparator + CLASS_PATH, out, List.of(), "explain", "MyFlow");
        assertEquals(0, child.waitFor(), () -> read(out));
        assertTrue(read(out).contains("Mine: one line changed."), () -> read(out));
        assertTrue(read(out).contains("@UniformTimes(coincide = 0.25)"), () -> read(out));
    }

    @Test
    void aWrongOneIsRefusedByJavac() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        String said = compile(classes, """
                @saltus.Recipe
                @saltus.UniformTimes(coincide = 1.25)
                public interface MyFlow extends saltus.recipes.MeanFlow {}
                """);
        assertTrue(said.contains("MyFlow.java:2: error: [Saltus/CoincideIsProbability]"), said);
        try (Stream<Path> left = Files.list(classes)) {
            assertEquals(0, left.count());
        }
    }

    private String compile(Path classes, String source) throws IOException {
        Path file = Files.writeString(folder.resolve("MyFlow.java"), source);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = new ArrayList<>(List.of("-cp", CLASS_PATH, "-d", classes.toString()));
        if (Runtime.version().feature() >= 21) {
            options.add(
                    "-proc:full"); // what newer compilers want to be told before they run processors of a class path
        }
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            javac.getTask(said, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
        }
        return said.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
