package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compiler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.processor.design.FormulaKind;

/** What is no formula is refused at the very place, which the sign before it marks, with a hint that helps. */
class UnreadableFormulaTest {
    private static final String HEAD = "import static java.lang.Math.*;\n" + IMPORTS + MEAN_FLOW;

    private static FormulaTrial refuse(String id, String text) {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(text);
        FormulaTrial trial = FormulaTrial.of(marked.source());
        assertFalse(marked.places().isEmpty());
        assertEquals(marked.all(id), trial.errors(), trial::messages);
        return trial;
    }

    private static FormulaTrial refuseIn(String members) {
        return refuse("UnreadableFormula", HEAD + "@Recipe interface Mine extends Base {\n" + members + "\n}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t §% 2                        | remainder",
                "1 §/ 2 * t                    | Java gives 0 instead of 0.5",
                "t * (-7 §/ 2)                 | Java gives -3 instead of -3.5",
                "(1 + 2) §/ (4L * 1)           | integer division",
                "max(1, 3) §/ 2                | integer division",
                "1 §/ 0                        | divided by zero",
                "(t < 0.5 ? 1 : 2) §/ 2        | integers that depend on a condition",
                "§-(t < 0.5 ? 1 : 2)           | integers that depend on a condition",
                "§1.5f * t                     | float",
                "§(float) t                    | float",
                "§(int) t                      | cast to int",
                "t * §'c'                      | not arithmetic",
                "t + §NOWHERE                  | nothing of this name",
                "t + §ROOT                     | compile-time constant",
                "t + §HALF                     | float",
                "t + this§.t                   | nothing of this name",
                "§unknown(t)                   | no static method of this name",
                "Math§.round(t)                | cannot differentiate",
                "§floor(t) + §atan2(t, 1)      | log log10 log1p",
                "§cos(t, t)                    | cannot differentiate",
                "Double§.valueOf(t)            | belongs to another type",
                "§overloaded(t)                | several methods",
                "§whole(t)                     | over so many doubles",
                "Base§.other(t)                | belongs to another type",
                "t < 0.5 §& t > 0 ? 1 : 2      | not a comparison",
                "§true ? t : 1                 | comparison",
                "(t §< 0.5) == (t §> 1) ? t : 1| truth value",
                "t §>> 1                       | not arithmetic",
                "100000 §* 100000 * t          | an int overflows",
                "2147483647 §+ 1 + t           | gives -2147483648 instead of 2147483648",
                "-2147483648 §- 1 + t          | an int overflows",
                "t + §-(-2147483648)           | an int overflows",
                "t / (4000000000000000000L §+ 6000000000000000000L) | a long overflows",
                "§~1 + t                       | not arithmetic",
                "t§++                          | another value",
                "(t §= 2)                      | another value",
                "new double[] {t}§[0]          | no objects",
                "§9007199254740993L < t ? 1 : 2 | too many digits",
            })
    void expressions(String body, String says) {
        String members = """
                double ROOT = sqrt(2);
                float HALF = 0.5f;
                static double overloaded(int x) { return x; }
                static double overloaded(double x) { return x; }
                static double whole(int x) { return x; }
                """;
        FormulaTrial trial = refuseIn(members + "static double alpha(double t) { return " + body + "; }");
        assertTrue(trial.messages().contains(says), () -> says + " is not in\n" + trial.messages());
        assertFalse(trial.designDespiteErrors("Mine").formulas().containsKey(FormulaKind.ALPHA));
        assertTrue(trial.designDespiteErrors("Mine").unreadable().contains(FormulaKind.ALPHA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "§if (t < 0.5) { return t; } return 1;",
                "double s = 0; §for (int i = 0; i < 3; i++) { s += t; } return s;",
                "double s = t; §while (s > 1) s = s / 2; return s;",
                "double s = t; §do { s = s / 2; } while (s > 1); return s;",
                "double §s; s §= 2; return s;",
                "double s = t; s §+= 1; return s;",
                "double s = t; s§++; return s;",
                "double s = t; §++s; return s;",
                "§float s = 1; return t;",
                "§boolean small = t < 1; return t;",
                "double§[] s = {t}; return t;",
                "§Double s = t; return s;",
                "§{ double s = 2; } return t;",
                "§switch ((int) t) { default: return 1; }",
                "§try { return t; } finally { }",
                "§throw new IllegalStateException();",
                "§assert t > 0; return t;",
                "System.out§.println(t); return t;",
                "double Math = t; return Math§.cos(t);",
                "java.util.function§.DoubleUnaryOperator f = null; return t;",
            })
    void statements(String body) {
        String marked =
                body.replace("java.util.function.DoubleUnaryOperator", "java.util.function§.DoubleUnaryOperator");
        refuseIn("static double alpha(double t) { " + body + " }");
    }

    @Test
    void recursionIsFoundWhereTheCircleCloses() {
        refuseIn("static double alpha(double t) { return sigma(t); }\n"
                + "static double sigma(double t) { return 1 + §sigma(t); }");
        refuseIn("static double alpha(double t) { return h(t); }\n"
                + "static double h(double x) { return k(x); }\n"
                + "static double k(double x) { return §h(x); }");
    }

    @Test
    void aProblemOfASharedMethodIsReportedOnce() {
        refuseIn("static double alpha(double t) { return h(t) + h(t * t); }\n"
                + "static double sigma(double t) { return h(t); }\n"
                + "static double h(double x) { return x §% 2; }");
    }

    @Test
    void allProblemsOfAllFormulasComeInTheOrderOfTheText() {
        refuseIn("static double weight(double r, double s, double t) { return r §% 2 + foo§.bar(s) - 1 §/ 3; }\n"
                + "static double alpha(double t) {\n  double x = t §% 3;\n  return x + §gamma(x §% 5);\n}\n"
                + "static double sigma(double t) { return §(int) t; }");
    }

    @Test
    void importsOfOtherClassesAreNotMath() {
        String other = "package other; public class Curves { public static double cos(double x) { return 1; } }";
        String mine =
                "package mine;\n%simport saltus.*;\n@Recipe interface Mine { static double alpha(double t) { return %scos(t); } }";
        for (String imports : List.of(
                "import static other.Curves.cos;\nimport static java.lang.Math.*;\n",
                "import static other.Curves.*;\n",
                "import static other.Curves.cos;\nimport static java.lang.Math.cos;\n")) {
            FormulaTrial.Marked marked = FormulaTrial.Marked.of(mine.formatted(imports, "§"));
            FormulaTrial trial = FormulaTrial.of(Compiler.javac(), "other.Curves", other, "mine.Mine", marked.source());
            assertTrue(trial.errors().containsAll(marked.all("UnreadableFormula")), trial::messages);
        }
    }

    @Test
    void aClassCalledMathIsNotMath() {
        refuse(
                "UnreadableFormula",
                HEAD + "class Math { static double cos(double x) { return 1; } }\n"
                        + "@Recipe interface Mine extends Base { static double alpha(double t) { return Math§.cos(t); } }");
        refuse(
                "UnreadableFormula",
                HEAD + "class Other { static class Math { static double cos(double x) { return 1; } } }\n"
                        + "@Recipe abstract class Mine extends Other implements Base {"
                        + " static double alpha(double t) { return Math§.cos(t); } }");
    }

    @Test
    void aMethodOfTheTypeOrAroundItHidesAnImportedOne() {
        refuse(
                "UnreadableFormula",
                HEAD + "class Outer { static double cos(double x) { return 1; }\n"
                        + "@Recipe interface Mine extends Base { static double alpha(double t) { return §cos(t); } } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static double §alpha(double t, double s) { return t; }",
                "static double §alpha() { return 1; }",
                "static double §alpha(float t) { return t; }",
                "static double §alpha(double... t) { return 1; }",
                "static float §alpha(double t) { return 1; }",
                "static Double §alpha(double t) { return t; }",
                "static void §alpha(double t) { }",
                "default double §alpha(double t) { return t; }",
                "static double alpha(double t) { return t; } static double §alpha(int t) { return t; }",
                "static double §inner(double t) { return t; } static double §weight(double t) { return t; }",
                "static double §warmUp(int step) { return t % 2; } static double §alpha(int a) { return a; }\n"
                        + " static double §alpha(long a) { return a; }"
            })
    void signatures(String members) {
        refuse("FormulaSignature", HEAD + "@Recipe interface Mine extends Base {\n " + members + "\n}");
    }

    @Test
    void growthWithoutEndIsRefusedAtTheFormula() {
        String doubling = IntStream.rangeClosed(1, 40)
                .mapToObj(i ->
                        "static double h" + i + "(double x) { return h" + (i - 1) + "(x) + h" + (i - 1) + "(-x); }")
                .collect(Collectors.joining("\n"));
        refuseIn("static double §alpha(double t) { return h40(t); }\n" + "static double h0(double x) { return x; }\n"
                + doubling);
        String locals = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "double x" + i + " = x" + (i - 1) + " * x" + (i - 1) + ";")
                .collect(Collectors.joining("\n"));
        refuseIn("static double §alpha(double t) { double x0 = t + 1;\n" + locals + "return x40; }");
        refuseIn("static double §alpha(double t) { return t" + " + t".repeat(1_000) + "; }");
    }

    @Test
    void aFormulaThatIsLargeButNotTooLargeIsRead() {
        String sum =
                IntStream.rangeClosed(1, 400).mapToObj(i -> "t * " + i + ".0").collect(Collectors.joining(" + "));
        FormulaTrial trial = FormulaTrial.of(
                HEAD + "@Recipe interface Mine extends Base { static double alpha(double t) { return " + sum + "; } }");
        assertTrue(trial.design("Mine").formula(FormulaKind.ALPHA).isPresent());
    }

    @Test
    void messagesSayWhatWhyAndFix() {
        FormulaTrial trial = refuseIn("static double alpha(double t) { return §h(1 §/ 2 * t); }");
        assertTrue(
                trial.messages().contains("found: `1 / 2` in Mine.alpha")
                        && trial.messages()
                                .contains("why:   both sides are integers, so that Java gives 0 instead of 0.5")
                        && trial.messages().contains("fix:   write 1.0 / 2"),
                trial::messages);
    }
}
