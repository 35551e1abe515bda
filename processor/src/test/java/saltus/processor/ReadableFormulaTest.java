package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;

/** What is read is what Java computes: the compiled method is the oracle. */
class ReadableFormulaTest {
    private static final String STATIC_IMPORTS = "import static java.lang.Math.*;\n" + IMPORTS;

    /** Reads the formulas of a recipe Mine, calls the methods, and compares at many points, whole numbers among them. */
    private static Design agree(String source) throws ReflectiveOperationException {
        FormulaTrial trial = FormulaTrial.of(source);
        Design design = trial.design("Mine");
        Class<?> type = trial.load("Mine");
        assertTrue(!design.formulas().isEmpty(), "no formula was read");
        Random random = new Random(7);
        for (Formula formula : design.formulas().values()) {
            Class<?>[] doubles =
                    formula.parameters().stream().map(p -> double.class).toArray(Class<?>[]::new);
            Method method = type.getDeclaredMethod(formula.name(), doubles);
            method.setAccessible(true);
            for (int i = 0; i < 200; i++) {
                Map<String, Double> at = new HashMap<>();
                for (String parameter : formula.parameters()) {
                    at.put(parameter, i % 4 == 0 ? random.nextInt(5) - 2 : 3 * random.nextDouble() - 1);
                }
                Object[] arguments = formula.parameters().stream().map(at::get).toArray();
                double expected = (double) method.invoke(null, arguments);
                double read = Evaluation.of(formula.body(), at);
                double tolerance = Double.isFinite(expected) ? 1e-12 * (1 + Math.abs(expected)) : 1;
                assertEquals(expected, read, tolerance, () -> formula + " at " + at);
            }
        }
        return design;
    }

    private static Design agree(String imports, String members) throws ReflectiveOperationException {
        return agree(imports + MEAN_FLOW + "@Recipe interface Mine extends Base {\n" + members + "\n}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 - t",
                "+t * -t / (t - 0.3) + +1",
                "1 - (t - (2 - t)) / 2 / 3",
                "cos(PI / 2 * t)",
                "Math.sin(Math.PI / 2 * t) + java.lang.Math.cos(t) - StrictMath.tan(t)",
                "java.lang.StrictMath.exp(java.lang.Math.E * t) + E",
                "asin(t) + acos(t) * atan(t)",
                "sinh(t) + cosh(t) - tanh(t)",
                "log(t) + log10(t) - log1p(t) + expm1(t)",
                "sqrt(t) + cbrt(t) + cbrt(-t) - cbrt(0 * t)",
                "pow(t, 3) + pow(abs(t), 1.5) - pow(2, t)",
                "min(t, 0.5) * max(-t, 0.1) + signum(t)",
                "hypot(t, 1 - t) + toRadians(90 * t) - toDegrees(t) + fma(t, t, 0.25)",
                "(double) 1 / 2 * t + (double) t",
                "4 / 2 * t + 7 * 3 - 10L / 5",
                "2147483647 + 0 + t",
                "2147483647L + 1 - 65536L * 65536 + t",
                "-2147483648 + 5 + -(3) + t",
                "max(1, 4) / 2 + min(1, 2L) + abs(-6) / 3 * t",
                "0x1p-2 + 1e-3 + 1_000 + 0b101 + .5d + 3. - t",
                "t < 0.5 ? t : 1 - t",
                "t <= 0 ? 0 : t >= 1 ? 1 : t > 0.5 ? t * t : t",
                "t == 1 ? 5 : t != 0 ? t : 7",
                "t > 0 && t < 1 || !(t <= 1.5 || t == 2) ? 1 : 2L",
                "(t < 0.5 ? 1 : 2) * t",
                "(((t)))"
            })
    void expressions(String body) throws ReflectiveOperationException {
        agree(STATIC_IMPORTS, "static double alpha(double t) { return " + body + "; }");
    }

    @Test
    void singleStaticImports() throws ReflectiveOperationException {
        agree(
                "import static java.lang.Math.cos;\nimport static java.lang.StrictMath.PI;\n" + IMPORTS,
                "static double alpha(double t) { return cos(PI * t); }");
    }

    @Test
    void aSingleImportHidesTheSameNameOfAWholeType() throws ReflectiveOperationException {
        agree(
                "import static java.lang.Math.cos;\n" + IMPORTS
                        + "import static java.util.Arrays.*;\nimport java.util.*;\n",
                "static double alpha(double t) { return cos(t); }");
    }

    @Test
    void parametersMayHaveAnyNames() throws ReflectiveOperationException {
        Design design = agree(
                STATIC_IMPORTS,
                "static double weight(double t, double r, double s) { return t - 2 * r + 3 * s; }\n"
                        + "static double inner(double start, double end) { return (start + end) / 2; }");
        assertEquals(
                List.of("r", "s", "t"),
                design.formula(FormulaKind.WEIGHT).orElseThrow().parameters());
    }

    @Test
    void constantsOfTheRecipeAndOfOthers() throws ReflectiveOperationException {
        agree(
                STATIC_IMPORTS + "import static java.lang.Integer.MAX_VALUE;\n"
                        + "class Numbers { static final double RATE = 2 * 0.7; static class Deep { static final int N = 9; } }\n"
                        + "interface Holder { double HELD = 0.125; }\n",
                """
                double SLOPE = 1.5 + 2;
                long MANY = 1L << 40;
                short FEW = 3;
                double PI = 3;
                interface Held extends Holder {}
                static double alpha(double t) {
                    return SLOPE * t + Mine.SLOPE - Numbers.RATE + Numbers.Deep.N / 3 + MANY * t + FEW / 3 + PI
                            + MAX_VALUE * t + Double.MIN_VALUE + Held.HELD - java.lang.Short.MAX_VALUE;
                }
                """);
    }

    @Test
    void localVariables() throws ReflectiveOperationException {
        agree(STATIC_IMPORTS, """
                static double alpha(double t) {
                    final double x = t * t;
                    double y = x + 1, z = y * x;
                    var w = z - t;
                    int two = 2;
                    var three = 3;
                    long six = two * three;
                    double whole = 1;
                    double PI = 4;;
                    return w / x + y + six / two + whole / 2 + PI + (t < 0.5 ? two : three);
                }
                """);
    }

    @Test
    void otherMethodsOfTheType() throws ReflectiveOperationException {
        agree(STATIC_IMPORTS, """
                static double alpha(double t) { return 1 - sigma(t) * square(t - 0.5) + cos(t) + Mine.twice(1) + rate(); }
                static double sigma(double t) { double x = square(t); return hypot(square(x) , square(t)); }
                static double square(double x) { return x * x; }
                static double twice(double x) { double y = x / 2; return y; }
                private static double rate() { return 0.75; }
                static double cos(double x) { return 42 * x; }
                static double square(int x, int y) { return x; }
                """);
    }

    @Test
    void aClassAsARecipe() throws ReflectiveOperationException {
        agree(STATIC_IMPORTS + MEAN_FLOW
                + "@Recipe abstract class Mine implements Base {\n"
                + "  private static final double K = 3;\n"
                + "  private static double alpha(double t) { return K * cos(t); }\n}");
    }

    @Test
    void aLocalVariableHidesAFieldAndATypeIsFoundThroughIt() throws ReflectiveOperationException {
        agree(
                STATIC_IMPORTS,
                "double t = 7; double K = 2;\n"
                        + "static double alpha(double t) { double K = 3; return t * K; }\n"
                        + "static double sigma(double x) { return t * K * x; }");
    }

    @Test
    void eachOccurrenceOfAParameterIsItsOwnNode() throws ReflectiveOperationException {
        Design design = agree(STATIC_IMPORTS, "static double alpha(double t) { return t * t; }");
        Expr.Binary body =
                (Expr.Binary) design.formula(FormulaKind.ALPHA).orElseThrow().body();
        assertNotSame(body.a(), body.b());
        assertEquals(body.a(), body.b());
    }

    @Test
    void nestedRecipesAreReadInTheirScope() throws ReflectiveOperationException {
        FormulaTrial trial = FormulaTrial.of(STATIC_IMPORTS + MEAN_FLOW
                + "class Outer { static final double K = 5;\n"
                + "  @Recipe interface Inner extends Base { static double alpha(double t) { return K * t; } } }");
        Formula alpha = trial.design("Outer.Inner").formula(FormulaKind.ALPHA).orElseThrow();
        assertEquals("Outer.Inner", alpha.owner());
        assertEquals(10, Evaluation.of(alpha.body(), Map.of("t", 2.0)));
    }

    @Test
    void allStaticMethodsAreListed() throws ReflectiveOperationException {
        Design design = FormulaTrial.of(STATIC_IMPORTS + MEAN_FLOW
                        + "interface Upper { static int odd() { return 1; } }\n"
                        + "@Recipe interface Mine extends Base, Upper { static double alhpa(double t) { return t; } }")
                .design("Mine");
        assertEquals(
                List.of("Mine.alhpa", "Upper.odd"),
                design.methods().stream().map(m -> m.owner() + "." + m.name()).toList());
    }
}
