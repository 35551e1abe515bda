package saltus.processor.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;
import saltus.processor.proof.Precise;

/** What is done to formulas leaves their values alone, and derivatives are those of difference quotients. */
class FormulaLawsTest {
    private static final Expr T = new Variable("t");
    private static final Expr R = new Variable("r");

    private static double at(Expr expr, double t, double r) {
        return Evaluation.of(expr, Map.of("t", t, "r", r));
    }

    private static void assertNear(double expected, double found, double tolerance, Expr about) {
        assertTrue(
                Math.abs(expected - found) <= tolerance * (1 + Math.abs(expected)),
                () -> "expected " + expected + ", found " + found + " for " + about);
    }

    @Property(tries = 3000)
    void simplifyingKeepsTheValueAndNeverGrows(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 1) double r) {
        Expr expr = Expressions.any(seed, "t", "r");
        double value = at(expr, t, r);
        Assume.that(Double.isFinite(value) && isStable(expr, t, r));
        Expr simple = Simplify.of(expr);
        assertNear(value, at(simple, t, r), 1e-7, expr);
        assertTrue(Size.of(simple) <= Size.of(expr), expr::toString);
    }

    @Property(tries = 3000)
    void loweringKeepsTheValueOverFunctionsThatTensorsHave(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 1) double r) {
        Expr expr = Expressions.any(seed, "t", "r");
        double value = at(expr, t, r);
        Assume.that(Double.isFinite(value) && isStable(expr, t, r));
        Expr lowered = Lowering.of(expr);
        String text = lowered.toString();
        for (Function gone : List.of(Function.TAN, Function.ACOS, Function.SINH, Function.COSH, Function.SIGNUM)) {
            assertTrue(!text.contains("function=" + gone + ","), text);
        }
        assertNear(value, at(lowered, t, r), 1e-7, expr);
    }

    /** Values that a rounding error overturns (a comparison of equals, a pole) say nothing about a transformation. */
    private static boolean isStable(Expr expr, double t, double r) {
        if (!Precise.isDefined(expr, Map.of("t", t, "r", r))) {
            return false;
        }
        double here = at(expr, t, r);
        double spread = Shaken.spread(expr, Map.of("t", t, "r", r));
        return spread < 1e-8 * (1 + Math.abs(here)) && Math.abs(here) < 1e6;
    }

    @Property(tries = 3000)
    void derivativesAreThoseOfDifferences(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double t,
            @ForAll @DoubleRange(min = 0, max = 1) double r) {
        Expr expr = Expressions.smooth(seed, "t", "r");
        double h = 1e-5;
        double[] values = new double[5];
        for (int i = -2; i <= 2; i++) {
            values[i + 2] = at(expr, t + i * h, r);
        }
        double coarse = (values[4] - values[0]) / (4 * h);
        double fine = (values[3] - values[1]) / (2 * h);
        double expected = (4 * fine - coarse) / 3;
        double between = (at(expr, t + 0.37 * h, r) - at(expr, t - 0.37 * h, r)) / (0.74 * h);
        Assume.that(Double.isFinite(expected)
                // waves that are shorter than a step look flat in steps of one and of two
                && Math.abs(between - fine) < 1e-4 * (1 + Math.abs(fine))
                && Precise.isDefined(expr, Map.of("t", t, "r", r))
                && Math.abs(fine - coarse) < 1e-4 * (1 + Math.abs(fine))
                && Math.abs(values[2]) < 1e4 * (1 + Math.abs(fine))
                // digits that large terms have taken from the difference say nothing
                && Math.abs(Precise.value(expr, Map.of("t", t, "r", r)) - values[2])
                        < 1e-12 * (1 + Math.abs(values[2])));
        double found = at(Derivative.of(expr, "t"), t, r);
        Assume.that(Double.isFinite(found)); // a rule of calculus may pass through infinity where the value does not
        assertNear(expected, found, 1e-4, expr);
    }

    @Test
    void kinksHaveTheSlopeOfOneSide() {
        Expr max = new Binary(Operator.MAXIMUM, T, new Constant(0.5));
        assertEquals(1, at(Derivative.of(max, "t"), 0.7, 0));
        assertEquals(0, at(Derivative.of(max, "t"), 0.2, 0));
        Expr abs = new Unary(Function.ABS, new Binary(Operator.MINUS, T, R));
        assertEquals(-1, at(Derivative.of(abs, "t"), 0.2, 0.6));
    }

    @Property(tries = 1000)
    void canonicalTextIsReadBackAsItWas(@ForAll long seed) {
        Formula formula = new Formula("a.b.Own.Inner", "alpha", List.of("t", "r"), Expressions.any(seed, "t", "r"));
        assertEquals(formula, CanonicalText.read(CanonicalText.write(formula)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Own alpha t",
                "Own alpha t; c",
                "Own alpha t; c x",
                "Own alpha t; PLUS 0 1",
                "Own alpha t; c 1; lt 0 0",
                "Own alpha t; c 1; if 0 0 0",
                "Own alpha t; NOTHING 0"
            })
    void textsThatAreNoneAreRefused(String text) {
        assertThrows(CanonicalTextException.class, () -> CanonicalText.read(text));
    }

    @Test
    void sharedPartsAreWalkedOnce() {
        Expr expr = Expressions.doubling(60);
        assertEquals(0.3, at(expr, 0.3, 0), 1e-12);
        assertEquals(1, at(Derivative.of(expr, "t"), 0.3, 0), 1e-12);
        assertEquals(0.3, at(Simplify.of(expr), 0.3, 0), 1e-12);
        assertEquals(0.4, at(Substitution.of(expr, Map.of("t", R)), 0, 0.4), 1e-12);
        assertEquals(0.3, at(Lowering.of(expr), 0.3, 0), 1e-12);
        Formula read = CanonicalText.read(CanonicalText.write(new Formula("Own", "alpha", List.of("t"), expr)));
        assertEquals(Size.of(expr), Size.of(read.body()));
        assertTrue(Infix.of(expr).length() < 1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(1 - t) * 1 - t * -1 | 1",
                "t - (t - 0.5 * (t - r)) | 0.5 * t - 0.5 * r",
                "cos(2 * t) * cos(t * 2) + sin(2 * t) * sin(2 * t) | 1",
                "t * t - t * t | 0",
                "(2 * t + 2 * r) / (t + r) | 2",
                "log(t) * 0 | 0",
                "max(t, t) | t",
                "exp(0) + t | 1 + t",
                "1 / 0 | 1 / 0"
            })
    void simplifications(String before, String after) {
        assertEquals(after, Infix.of(Simplify.of(Parsed.of(before))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos(PI / 2 * t)",
                "1 - (t - r)",
                "t / (r * 2)",
                "t - r - 1",
                "(t + r) * -t",
                "pow(t, 2) + max(t, 0.25)",
                "-(t + r)",
                "t / r / 2",
                "2 * PI * E"
            })
    void textsAreThoseOneWouldWrite(String text) {
        assertEquals(text, Infix.of(Parsed.of(text)));
    }
}
