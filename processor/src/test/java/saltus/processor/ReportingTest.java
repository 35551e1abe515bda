package saltus.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** How findings reach the person, beyond their text. */
class ReportingTest {
    @Test
    void allProblemsComeInOneCompilation() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                IMPORTS + MEAN_FLOW + "@Recipe @UniformTimes(coincide = 2) @TargetClamp(-1) @TargetNetwork(decay = 2)"
                        + " interface Many extends Base {}");
        assertThat(compilation).hadErrorCount(4);
    }

    @Test
    void aMistakeIsNotRepeatedByThoseWhoInheritIt() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                IMPORTS + MEAN_FLOW + "@Recipe @UniformTimes(coincide = 2) interface Parent extends Base {}\n"
                        + "@Recipe interface Child extends Parent {}\n@Recipe @LabelDropout interface Other extends Parent {}");
        assertThat(compilation).hadErrorCount(1);
    }

    @Test
    void whatAnInheritedComponentDoesInNewCompanyIsReportedAtTheRecipe() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                IMPORTS + MEAN_FLOW
                        + "@LabelDropout @Guidance(omega = 1, kappa = 0.5) interface Guided extends Base {}\n"
                        + "@UniformTimes(coincide = 0) interface Apart extends Guided {}\n"
                        + "@Recipe interface Mine extends Apart {} // here");
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("(inherited from Apart)")
                .inFile(compilation.sourceFiles().get(0))
                .onLineContaining("// here");
    }

    @Test
    void anUnresolvedConstantIsLeftToJavac() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                IMPORTS + MEAN_FLOW + "@Recipe @UniformTimes(coincide = NOWHERE) interface Typo extends Base {}");
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("cannot find symbol");
    }

    @Test
    void anEnumIsNoRecipe() {
        Compilation compilation = Compiling.compile("Recipe.java", IMPORTS + "@Recipe enum Odd {}");
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[Saltus/RecipeIsInterface]");
    }

    @Test
    void aComponentThatIsNotOfTheLanguageIsNamed() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                IMPORTS + MEAN_FLOW + "@Component(Category.TIMES) @interface MyTimes {}\n"
                        + "@Recipe @MyTimes interface Foreign extends Base {}");
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[Saltus/UnknownComponent] @MyTimes");
    }

    @Test
    void pipelinesAreRegisteredAsServices() throws IOException {
        Compilation compilation = Compiling.compile("Recipe.java", IMPORTS + MEAN_FLOW);
        JavaFileObject services = compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/services/saltus.pipeline.Pipeline")
                .orElseThrow();
        assertEquals(
                "BasePipeline", new String(services.openInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    @Test
    void theProcessorIsDeclaredIsolating() throws IOException {
        try (var list =
                RecipeProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            Stream<String> lines = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
            assertTrue(lines.anyMatch((RecipeProcessor.class.getName() + ",isolating")::equals));
        }
    }
}
