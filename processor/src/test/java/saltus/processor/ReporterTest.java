package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import saltus.Category;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Place;
import saltus.processor.rules.Severity;

/** Findings of rules get to their places, in the order of the text, each once; and a broken rule breaks nothing else. */
class ReporterTest {
    private static Finding finding(Severity severity, String rule, Place... places) {
        return new Finding(severity, rule, "what", "found", "why", "fix", List.of(places));
    }

    private static Function<Design, List<Finding>> of(String recipe, Function<Design, List<Finding>> rules) {
        return design -> design.name().equals(recipe) ? rules.apply(design) : List.of();
    }

    @Test
    void eachPlaceIsFoundInTheOrderOfTheText() {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(IMPORTS + MEAN_FLOW + """
                @Recipe
                §@UniformTimes(coincide = §0.5)
                @OneStep(§EULER)
                §interface Mine extends Base {
                    static double §sigma(double t) { return -t §+ cube(t §* t) §/ (t < 1 §? §2 : t); }
                    static double cube(double x) { return x §* x * x; }
                    static double §odd() { return 1; }
                }
                """);
        FormulaTrial trial = FormulaTrial.of(of("Mine", ReporterTest::everywhere), marked.source());
        assertEquals(marked.all("Rule"), trial.errors(), trial::messages);
    }

    private static List<Finding> everywhere(Design design) {
        Component times = design.component(Category.TIMES).orElseThrow();
        Component step = design.component(Category.PREDICTION).orElseThrow();
        Formula sigma = design.formula(FormulaKind.SIGMA).orElseThrow();
        Expr.Binary sum = (Expr.Binary) sigma.body();
        Expr.Binary quotient = (Expr.Binary) sum.b();
        Expr.Binary cube = (Expr.Binary) quotient.a();
        Expr.Binary square = (Expr.Binary) cube.b();
        Expr.Choice choice = (Expr.Choice) quotient.b();
        List<Finding> all = new ArrayList<>();
        for (Place place : List.of(
                Place.of(times),
                Place.of(times, "coincide"),
                Place.of(step, "value"),
                new Place.AtMethod("Elsewhere", "sigma"),
                new Place.AtMethod("Mine", "sigma"),
                new Place.AtMethod("Mine", "odd"),
                Place.of(sigma),
                new Place.InFormula(sigma, quotient),
                new Place.InFormula(sigma, cube.a()),
                new Place.InFormula(sigma, square),
                new Place.InFormula(sigma, choice),
                new Place.InFormula(sigma, choice.then()))) {
            all.add(finding(Severity.ERROR, "Rule", place));
            all.add(finding(Severity.ERROR, "Rule", place));
        }
        all.remove(all.size() - 1);
        Collections.shuffle(all, new Random(3));
        return all;
    }

    @Test
    void anExpressionThatARuleMadeItselfIsToldAtItsMethod() {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(IMPORTS + MEAN_FLOW
                + "@Recipe interface Mine extends Base { static double §sigma(double t) { return t; } }");
        FormulaTrial trial = FormulaTrial.of(
                of(
                        "Mine",
                        design -> List.of(finding(
                                Severity.ERROR,
                                "Rule",
                                new Place.InFormula(
                                        design.formula(FormulaKind.SIGMA).orElseThrow(), new Expr.Variable("t"))))),
                marked.source());
        assertEquals(marked.all("Rule"), trial.errors());
    }

    @Test
    void aFormulaOfASuperTypeIsToldAtTheRecipe() {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(IMPORTS + MEAN_FLOW
                + "interface Path { static double sigma(double t) { return t; } }\n"
                + "@Recipe §interface Mine extends Base, Path {}");
        FormulaTrial trial = FormulaTrial.of(
                of(
                        "Mine",
                        design -> List.of(finding(
                                Severity.ERROR,
                                "Rule",
                                Place.of(design.formula(FormulaKind.SIGMA).orElseThrow())))),
                marked.source());
        assertEquals(marked.all("Rule"), trial.errors());
    }

    @Test
    void warningsDoNotStopThePipelineAndCanBeSilenced() {
        Function<Design, List<Finding>> rules = design -> design.name().equals("Base")
                ? List.of()
                : List.of(finding(Severity.WARNING, "Loud"), finding(Severity.WARNING, "Quiet"));
        Compilation compilation = FormulaTrial.of(
                        rules,
                        IMPORTS + MEAN_FLOW
                                + "@Recipe @SuppressWarnings({\"saltus:Quiet\", \"rawtypes\"})\n"
                                + "interface Mine extends Base {\n"
                                + "@Recipe @SuppressWarnings(\"saltus:Loud\") interface Inner extends Base {} }\n"
                                + "@Recipe @SuppressWarnings(\"saltus\") interface Third extends Base {}")
                .compilation();
        assertEquals(Compilation.Status.SUCCESS, compilation.status());
        assertTrue(compilation.generatedSourceFile("MinePipeline").isPresent());
        List<String> said = compilation.warnings().stream()
                .map(warning -> warning.getLineNumber() + " "
                        + warning.getMessage(null).lines().findFirst().orElse(""))
                .filter(line -> line.contains("Saltus/"))
                .toList();
        assertEquals(
                List.of(
                        "17 [Saltus/Loud] what",
                        "18 [Saltus/Quiet] what",
                        "19 [Saltus/Loud] what",
                        "19 [Saltus/Quiet] what"),
                said);
    }

    @Test
    void errorsCannotBeSilenced() {
        FormulaTrial trial = FormulaTrial.of(
                of("Mine", design -> List.of(finding(Severity.ERROR, "Rule"))),
                IMPORTS + MEAN_FLOW + "@Recipe @SuppressWarnings(\"saltus:Rule\") interface Mine extends Base {}");
        assertEquals(1, trial.errors().size());
    }

    @Test
    void aRuleThatThrowsIsOurMistakeAndStopsNoOtherRecipe() {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(IMPORTS + MEAN_FLOW
                + "@Recipe §interface Mine extends Base {}\n@Recipe interface Other extends Base {}");
        FormulaTrial trial = FormulaTrial.of(
                of("Mine", design -> {
                    throw new IllegalStateException("boom");
                }),
                marked.source());
        assertEquals(marked.all("InternalError"), trial.errors());
        String said = trial.messages();
        assertTrue(said.contains("failed on the recipe Mine"), said);
        assertTrue(said.contains("IllegalStateException: boom"), said);
        assertTrue(said.contains("at saltus.processor.ReporterTest"), said);
        assertTrue(said.contains("please report"), said);
        assertTrue(trial.designDespiteErrors("Other") != null);
    }
}
