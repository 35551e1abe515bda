package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's own compiler: components work as under javac, formulas are told to need javac. */
class EclipseCompilerTest {
    @TempDir
    Path folder;

    @Test
    void builtInComponentsWork() throws IOException {
        assertEquals(
                List.of(),
                errors(IMPORTS + MEAN_FLOW + "@Recipe @UniformTimes(coincide = 0.5) interface Mine extends Base {}"));
        assertTrue(Files.exists(folder.resolve("MinePipeline.class")));
    }

    @Test
    void findingsStandAtTheirValues() throws IOException {
        List<String> errors =
                errors(IMPORTS + MEAN_FLOW + "@Recipe\n@UniformTimes(\ncoincide = 2) interface Mine extends Base {}");
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).startsWith("18 [Saltus/CoincideIsProbability]"), errors::toString);
    }

    @Test
    void formulasNeedJavac() throws IOException {
        List<String> errors = errors(IMPORTS + MEAN_FLOW
                + "@Recipe interface Mine extends Base { static double sigma(double t) { return t; } }");
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).startsWith("16 [Saltus/FormulaNeedsJavac]"), errors::toString);
    }

    private List<String> errors(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Recipe.java"), source);
        JavaCompiler eclipse = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                eclipse.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = eclipse.getTask(
                    new StringWriter(),
                    files,
                    diagnostics,
                    List.of(
                            "-17",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            folder.toString(),
                            "-s",
                            folder.toString()),
                    null,
                    files.getJavaFileObjects(file));
            task.setProcessors(List.of(new RecipeProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + " " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }
}
