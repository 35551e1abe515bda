package saltus.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** The source of a recipe lies beside its classes. */
class KeptSourceTest {
    @Test
    void aFileOfOneRecipeIsKeptAsItIs() throws IOException {
        String source = IMPORTS + "/** Largest: \u03c3. */ " + MEAN_FLOW;
        Compilation compilation = Compiling.compile("Base.java", source);
        assertThat(compilation).succeeded();
        assertEquals(source, kept(compilation, "Base").orElseThrow());
    }

    @Test
    void oneOfSeveralIsKeptBehindTheImports() throws IOException {
        String other = "@Recipe @UniformTimes(coincide = 0.25) interface Other extends Base {}";
        Compilation compilation = Compiling.compile("Recipe.java", IMPORTS + MEAN_FLOW + other + " interface Last {}");
        assertThat(compilation).succeeded();
        assertEquals(
                IMPORTS.strip() + "\n\n" + other + "\n",
                kept(compilation, "Other").orElseThrow());
    }

    private static Optional<String> kept(Compilation compilation, String name) throws IOException {
        Optional<JavaFileObject> file =
                compilation.generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/saltus/" + name + ".recipe");
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(file.get().openInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
