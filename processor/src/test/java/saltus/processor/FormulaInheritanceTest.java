package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Formula;
import saltus.processor.rules.Rules;

/** Formulas are inherited and overridden like components, in one compilation and from jars. */
class FormulaInheritanceTest {
    private static final String HEAD = IMPORTS + MEAN_FLOW;
    private static final String BOTH = "static double alpha(double t) { return 1 - sigma(t); }\n"
            + "static double sigma(double t) { return t; }\n";

    private static double at(Design design, FormulaKind kind, double t) {
        return Evaluation.of(design.formula(kind).orElseThrow().body(), Map.of("t", t));
    }

    @Test
    void oneOfTwoFormulasMayBeReplaced() {
        Design design = FormulaTrial.of(
                        HEAD + "interface Path {" + BOTH + "}\n"
                                + "@Recipe interface Mine extends Base, Path { static double sigma(double t) { return 3 * t; } }")
                .design("Mine");
        assertEquals(0.75, at(design, FormulaKind.ALPHA, 0.25), "alpha goes on calling the sigma beside it");
        assertEquals(0.75, at(design, FormulaKind.SIGMA, 0.25));
        assertEquals(
                List.of("Path", "Mine"),
                Stream.of(FormulaKind.ALPHA, FormulaKind.SIGMA)
                        .map(kind -> design.formula(kind).orElseThrow().owner())
                        .toList());
    }

    @Test
    void theNearerOfADiamondWins() {
        Design design = FormulaTrial.of(HEAD + "interface Upper { static double sigma(double t) { return t; } }\n"
                        + "interface Lower extends Upper { static double sigma(double t) { return 2 * t; } }\n"
                        + "@Recipe interface Mine extends Base, Upper, Lower {}")
                .design("Mine");
        assertEquals(1, at(design, FormulaKind.SIGMA, 0.5));
    }

    @Test
    void equalFormulasAgreeWhateverTheirParametersAreCalled() {
        Design design = FormulaTrial.of(
                        read -> Rules.judge(read).findings(),
                        HEAD
                                + "interface Left { static double sigma(double t) { return 2 * (t + 1); } }\n"
                                + "interface Right { static double sigma(double time) { double next = time + 1; return 2.0 * next; } }\n"
                                + "interface Third { static double sigma(double t) { return 2 * (t + 2); } }\n"
                                + "@Recipe interface Mine extends Base, Left, Right {}")
                .designDespiteErrors("Mine");
        assertEquals(1, design.formulas().size());
        assertEquals(List.of(), design.formulaClashes());
    }

    @Test
    void differentFormulasClash() {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(
                HEAD
                        + "interface Left { static double sigma(double t) { return t; } }\n"
                        + "interface Right { static double sigma(double t) { return 2 * t; } }\n"
                        + "@Recipe §interface Mine extends Base, Left, Right {}\n"
                        + "@Recipe interface Settled extends Base, Left, Right { static double sigma(double t) { return t; } }");
        FormulaTrial trial = FormulaTrial.of(
                design -> Rules.judge(design).findings().stream()
                        .filter(finding -> finding.rule().equals("ConflictingSupers"))
                        .toList(),
                marked.source());
        assertEquals(marked.all("ConflictingSupers"), trial.errors());
        assertTrue(trial.messages().contains("sigma of Left against sigma of Right"), trial::messages);
        assertTrue(trial.messages().contains("redeclare static double sigma(double t) on Mine"), trial::messages);
        assertTrue(trial.designDespiteErrors("Mine").isOpen(FormulaKind.SIGMA));
    }

    @Test
    void anUnreadableFormulaIsToldToItsRecipeAndNotToThoseWhoInheritIt() {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(
                HEAD + "@Recipe interface Upper extends Base { static double sigma(double t) { return t §% 2; } }\n"
                        + "@Recipe interface Mine extends Upper {}\n"
                        + "@Recipe interface Settled extends Upper { static double sigma(double t) { return t; } }");
        FormulaTrial trial = FormulaTrial.of(marked.source());
        assertEquals(marked.all("UnreadableFormula"), trial.errors());
        assertEquals(Set.of(), trial.designDespiteErrors("Settled").unreadable());
    }

    @Test
    void anUnreadableFormulaOfAFragmentIsToldToTheRecipe() {
        FormulaTrial.Marked marked =
                FormulaTrial.Marked.of(HEAD + "interface Upper { static double sigma(double t) { return t % 2; } }\n"
                        + "@Recipe §interface Mine extends Base, Upper {}\n");
        FormulaTrial trial = FormulaTrial.of(marked.source());
        assertEquals(marked.all("UnreadableFormula"), trial.errors());
        assertTrue(trial.messages().contains("`t % 2` in Upper.sigma"), trial::messages);
    }

    @Test
    void formulasTravelInTheClassFilesOfPipelines(@TempDir Path folder) throws IOException {
        FormulaTrial first = FormulaTrial.of(
                Compiler.javac(),
                "jar.Outer",
                "package jar;\n" + HEAD + "interface Fragment { static double sigma(double t) { return t / 2; } }\n"
                        + "public interface Outer { @Recipe interface Design extends Base, Fragment {"
                        + " static double alpha(double t) { return 1 - t; } } }");
        first.design("Outer.Design");
        FormulaTrial second = FormulaTrial.of(
                on(folder, first),
                "mine.Mine",
                "package mine;\n" + IMPORTS + "@Recipe interface Mine extends jar.Outer.Design {\n"
                        + "  static double sigma(double t) { return 3 * t; } }\n"
                        + "@Recipe interface Plain extends jar.Outer.Design {}");
        Design mine = second.design("Mine");
        assertEquals(0.75, at(mine, FormulaKind.ALPHA, 0.25));
        assertEquals(0.75, at(mine, FormulaKind.SIGMA, 0.25));
        Design plain = second.design("Plain");
        assertEquals(0.125, at(plain, FormulaKind.SIGMA, 0.25));
        assertEquals(
                "jar.Fragment",
                plain.formula(FormulaKind.SIGMA).map(Formula::owner).orElseThrow());
        assertTrue(plain.methods().stream().anyMatch(m -> m.owner().equals("jar.Fragment")));
    }

    @Test
    void aFormulaInAJarWithoutAPipelineIsRefused(@TempDir Path folder) throws IOException {
        FormulaTrial first = FormulaTrial.of(
                Compiler.javac(),
                "jar.Fragment",
                "package jar;\npublic interface Fragment { static double sigma(double t) { return t / 2; }"
                        + " static int alpha(String other) { return 1; } }");
        first.load("jar.Fragment");
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(
                HEAD + "@Recipe §interface Mine extends Base, jar.Fragment {}\n"
                        + "@Recipe interface Settled extends Base, jar.Fragment { static double sigma(double t) { return t; } }");
        FormulaTrial second = FormulaTrial.of(on(folder, first), "Recipe", marked.source());
        assertEquals(marked.all("UnreadableFormula"), second.errors());
        assertTrue(second.messages().contains("mark Fragment as @Recipe and compile it with Saltus"), second::messages);
    }

    @Test
    void aFormulaInAJarOfAnotherVersionIsRefusedAtTheRecipe(@TempDir Path folder) throws IOException {
        FormulaTrial first = FormulaTrial.of(
                Compiler.javac().withOptions("-proc:none"),
                "jar.Design",
                "package jar;\n" + HEAD
                        + "@Recipe public interface Design extends Base { static double sigma(double t) { return t; } }\n"
                        + "@saltus.pipeline.CanonicalFormula(\"jar.Design sigma t; FUTURE 1 2\") class DesignPipeline {}");
        first.load("jar.Design");
        FormulaTrial.Marked marked =
                FormulaTrial.Marked.of(IMPORTS + "@Recipe §interface Mine extends jar.Design {}\n");
        FormulaTrial second = FormulaTrial.of(on(folder, first), "Recipe", marked.source());
        assertEquals(marked.all("UnreadableFormula"), second.errors());
    }

    /** A compiler that sees the class files of a compilation, and none of its sources. */
    private static Compiler on(Path folder, FormulaTrial trial) throws IOException {
        for (JavaFileObject file : trial.compilation().generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path path = folder.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                Files.createDirectories(path.getParent());
                try (var in = file.openInputStream()) {
                    Files.write(path, in.readAllBytes());
                }
            }
        }
        List<File> path = Stream.concat(
                        Stream.of(folder.toFile()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(File::new))
                .toList();
        return Compiler.javac().withClasspath(path);
    }
}
