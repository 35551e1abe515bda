package saltus.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expressions;
import saltus.processor.formula.Parsed;
import saltus.processor.proof.Claim.Relation;

/** Proofs are held to account: what is proved is never contradicted, what is refuted really fails. */
class ProverTest {
    private static final Domain UNIT = Domain.of("t", new Interval(0, 1));
    private static final Domain PAIRS = Domain.ordered(List.of("r", "t"), new Interval(0, 1), 0);
    private static final Domain TRIPLES = Domain.ordered(List.of("r", "s", "t"), new Interval(0, 1), 0);

    private static Proof prove(String expr, Relation relation, double bound, Domain domain) {
        return Prover.prove(new Claim(Parsed.of(expr), relation, bound, domain));
    }

    @Property(tries = 150)
    void whatIsProvedHoldsInHigherPrecision(@ForAll long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        boolean pairs = random.nextBoolean();
        Expr expr = pairs ? Expressions.any(seed, "r", "t") : Expressions.any(seed, "t");
        Relation relation = Relation.values()[random.nextInt(4)];
        double bound = List.of(-2.0, -0.5, 0.0, 0.1, 1.0, 5.0).get(random.nextInt(6));
        Claim claim = new Claim(expr, relation, bound, pairs ? PAIRS : UNIT);
        Proof proof = Prover.prove(claim);
        if (proof instanceof Proof.Proved proved) {
            for (int i = 0; i < 40; i++) {
                Map<String, Double> point = point(random, i, pairs);
                try {
                    BigDecimal value = Precise.of(expr, point);
                    int side = value.compareTo(new BigDecimal(proved.bound()));
                    assertTrue(
                            relation.isLower() ? side >= 0 : side <= 0,
                            () -> claim + " at " + point + ": " + value + " against " + proved);
                } catch (Precise.UndefinedException e) {
                    throw new AssertionError(claim + " is undefined at " + point, e);
                } catch (Precise.TooLargeException e) {
                    // nothing is known there
                }
            }
        } else if (proof instanceof Proof.Refuted refuted) {
            confirm(claim, refuted);
        }
    }

    private static Map<String, Double> point(Random random, int i, boolean pairs) {
        double a = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
        double b = i < 2 || i % 10 == 2 ? a : random.nextDouble();
        return pairs ? Map.of("r", Math.min(a, b), "t", Math.max(a, b)) : Map.of("t", a);
    }

    /** The claim fails at the point: by thirty digits, or because there is no finite value in double precision. */
    private static void confirm(Claim claim, Proof.Refuted refuted) {
        assertTrue(claim.domain().contains(refuted.point()), refuted::toString);
        if (!Double.isFinite(refuted.value())) {
            return;
        }
        try {
            int side = Precise.of(claim.expr(), refuted.point()).compareTo(new BigDecimal(claim.bound()));
            boolean fails = switch (claim.relation()) {
                case AT_LEAST -> side < 0;
                case GREATER -> side <= 0;
                case AT_MOST -> side > 0;
                case LESS -> side >= 0;
            };
            assertTrue(fails, () -> claim + " does not fail at " + refuted);
        } catch (Precise.TooLargeException | Precise.UndefinedException e) {
            // too large to tell
        }
    }

    @Test
    void aPointThatRefutesNamesEveryVariableEvenOneThatCancels() {
        Proof.Refuted refuted = assertInstanceOf(Proof.Refuted.class, prove("(r - r) * t", Relation.GREATER, 0, PAIRS));
        assertEquals(Set.of("r", "t"), refuted.point().keySet());
    }

    /** A dip of a given place and width into a function that is above the bound elsewhere. */
    @Property(tries = 200)
    void aPlantedViolationIsNeverProvedAndFoundIfItIsWide(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double place,
            @ForAll @DoubleRange(min = -9, max = -1) double exponent) {
        double width = Math.pow(10, exponent);
        String dip = "1 - 1.5 * exp(-pow((t - " + plain(place) + ") / " + plain(width) + ", 2))";
        Proof proof = prove(dip, Relation.GREATER, 0, UNIT);
        assertTrue(!(proof instanceof Proof.Proved), proof::toString);
        if (width >= 1e-4) {
            Proof.Refuted refuted = assertInstanceOf(Proof.Refuted.class, proof);
            assertEquals(place, refuted.point().get("t"), 2 * width);
        }
    }

    private static String plain(double value) {
        return new BigDecimal(value).toPlainString();
    }

    @ParameterizedTest
    @CsvSource({
        "cos(PI / 2 * t),       sin(PI / 2 * t)",
        "1 - t,                 t",
        "1 + 0 * t,             80 * t",
        "1 - t * t,             t * (2 - t)",
        "1 - t * t * t,         t",
        "(1 - t) / (1 + t),     2 * t / (1 + t)",
        "(exp(1 - t) - 1) / 1.718281828459045, t",
        "cos(PI / 2 * t * t),   sin(PI / 2 * t) + 0.2 * t",
        "1 - t,                 tanh(3 * t)",
        "exp(-3 * t),           50 * t",
    })
    void usualPathsAreProvedToLoseSignal(String alpha, String sigma) {
        Expr a = Parsed.of(alpha);
        Expr s = Parsed.of(sigma);
        Expr d = new Binary(
                Operator.MINUS,
                new Binary(Operator.TIMES, a, Derivative.of(s, "t")),
                new Binary(Operator.TIMES, s, Derivative.of(a, "t")));
        Proof proof = Prover.prove(new Claim(d, Relation.GREATER, 0, UNIT));
        assertInstanceOf(Proof.Proved.class, proof, proof::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t - (t - 0.5 * (t - r))",
                "(t - 0.3 * (t - r) * (1 - t)) - r",
                "t - (r + (t - r) * (t - r))",
                "t - max(r, t - 0.125)",
                "t * t - r * r",
            })
    void orderedTimesStayInOrderUpToTheDiagonal(String difference) {
        Proof proof = prove(difference, Relation.AT_LEAST, -1e-6, PAIRS);
        assertInstanceOf(Proof.Proved.class, proof, proof::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 / (t - r + 0.01)     | 1e12",
                "exp(-1 / (t + 0.1))    | 1",
                "abs(s - r) + pow(t, 3) | 2",
                "acos(r) * 2 / PI       | 1.000000001",
                "sqrt(t)                | 1",
                "pow(t + 0.5, r)        | 2"
            })
    void boundsOverTriples(String expr, double bound) {
        Proof proof = prove(expr, Relation.AT_MOST, bound, TRIPLES);
        assertInstanceOf(Proof.Proved.class, proof, proof::toString);
    }

    @ParameterizedTest
    @CsvSource({"1 / (t - 0.3333333333333333)", "1 / t", "1 / (1 - t)", "log(t)", "tan(PI / 2 * t)", "exp(1 / t)"})
    void polesAreNeverProvedAway(String expr) {
        Proof proof = prove("abs(" + expr + ")", Relation.AT_MOST, 1e12, UNIT);
        assertTrue(!(proof instanceof Proof.Proved), proof::toString);
    }

    @Test
    void undefinedValuesRefuteWhateverIsClaimed() {
        assertInstanceOf(Proof.Refuted.class, prove("log(t)", Relation.LESS, 1, UNIT));
        assertInstanceOf(Proof.Refuted.class, prove("sqrt(t - 0.5)", Relation.LESS, 2, UNIT));
        assertInstanceOf(Proof.Refuted.class, prove("0 * (1 / t)", Relation.LESS, 1, UNIT));
    }

    @Test
    void aCounterexampleIsTheWorstOfThoseThatAreEasyToRead() {
        Proof.Refuted refuted = (Proof.Refuted) prove("t - 0.5", Relation.GREATER, 0, UNIT);
        assertEquals(Map.of("t", 0.0), refuted.point());
        assertEquals(-0.5, refuted.value());
    }

    @Test
    void theBoundOfAProofIsTight() {
        Proof.Proved proved = (Proof.Proved) prove("t * (1 - t)", Relation.AT_LEAST, -0.001, UNIT);
        assertTrue(-0.001 <= proved.bound() && proved.bound() <= 0, proved::toString);
    }

    @Test
    void whatCannotBeDecidedSaysWhere() {
        Proof proof = prove("exp(r + t) - exp(r) * exp(t)", Relation.GREATER, -1e-16, PAIRS);
        Proof.Undecided undecided = assertInstanceOf(Proof.Undecided.class, proof);
        assertEquals(java.util.Set.of("r", "t"), undecided.where().keySet());
    }

    @Property(tries = 2000)
    void enclosuresOfBoxesHoldTheValuesOfTheirPoints(@ForAll long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Expr expr = Expressions.any(seed, "r", "t");
        double t = random.nextDouble();
        double q = random.nextDouble();
        double width = Math.pow(10, -4 * random.nextDouble());
        List<Interval> box = List.of(new Interval(t, Math.min(1, t + width)), new Interval(q, Math.min(1, q + width)));
        Dual known = new Bounds(Tape.of(expr), PAIRS, Bounds.Wanted.BOTH).on(box);
        Map<String, Double> point = new LinkedHashMap<>();
        double at = Math.min(1, t + width * random.nextDouble());
        double fraction = Math.min(1, q + width * random.nextDouble());
        point.put("t", at);
        point.put("r", at * fraction);
        if (!known.defined()
                || point.get("r") / at < box.get(1).lower()
                || point.get("r") / at > box.get(1).upper()) {
            return;
        }
        try {
            BigDecimal value = Precise.of(expr, point);
            double slack = 1e-12 * (1 + Math.abs(value.doubleValue()));
            assertTrue(
                    value.doubleValue() >= known.value().lower() - slack
                            && value.doubleValue() <= known.value().upper() + slack,
                    () -> value + " is not in " + known.value() + " for " + expr + " at " + point);
        } catch (Precise.TooLargeException e) {
            // nothing is known there
        }
    }

    /** What single precision really computes, every operation rounded, is no further away than was said. */
    @Property(tries = 3000)
    void singlePrecisionIsNoFurtherOffThanItsBound(@ForAll long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Expr expr = Expressions.smooth(seed, "t");
        double width = random.nextBoolean() ? 0 : Math.pow(10, -5 * random.nextDouble());
        double t = random.nextInt(8) == 0 ? 0 : random.nextFloat();
        Interval side = new Interval(t, Math.min(1, t + width));
        Dual known = new Bounds(Tape.of(expr), UNIT, Bounds.Wanted.BOTH).on(List.of(side));
        double at = (float) (t + (side.upper() - t) * random.nextDouble());
        if (!known.defined() || !Double.isFinite(known.error()) || !side.contains(at)) {
            return;
        }
        try {
            double value = Precise.value(expr, Map.of("t", at));
            double single = Tape.of(expr).single(new double[] {at});
            assertTrue(
                    Math.abs(single - value) <= known.error() * 1.0001 + 1e-15 * Math.abs(value),
                    () -> single + " is further from " + value + " than " + known.error() + " for " + expr + " at "
                            + at);
        } catch (Precise.TooLargeException | Precise.UndefinedException e) {
            // nothing is known there
        }
    }

    /** Single precision takes cos(PI / 2) for less than 0, and what it makes of it is no number, times 0, too. */
    @Test
    void whatMayBeNoNumberIsNoneTimesZero() {
        Expr product = Parsed.of("pow(cos(PI / 2), 1.5) * t");
        Dual known = new Bounds(Tape.of(product), UNIT, Bounds.Wanted.BOTH).on(List.of(new Interval(0, 0)));
        assertEquals(Double.NaN, Tape.of(product).single(new double[] {0}));
        assertEquals(Double.POSITIVE_INFINITY, known.error());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 - t                                   | true",
                "sin(PI / 2 * t)                         | true",
                "t / sqrt(t * t + (1 - t) * (1 - t))     | true",
                "80 * t                                  | true",
                "(exp(100 * t) - 1) / (exp(100) - 1)     | false",
                "(100000000 + t) - 100000000             | false",
                "(1 - (1 - t)) * 1000000 * 0.00001 * 100000 | false",
                "sin(10000000 * t)                       | false",
                "exp(90 * t) * exp(-90)                  | false",
            })
    void whatSinglePrecisionLosesIsToldFromWhatItKeeps(String expr, boolean keeps) {
        Proof proof = Prover.prove(new Claim(Parsed.of(expr), Claim.Quantity.ROUNDING, Relation.AT_MOST, 1e-4, UNIT));
        assertEquals(keeps, proof instanceof Proof.Proved, proof::toString);
        assertTrue(keeps || proof instanceof Proof.Refuted, proof::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t * (1 - t) / (((1-t) * (1-t) + t * t) * (t * t + exp(-4) * (1-t) * (1-t))) | 4.9",
                "abs(s - r) + pow(t, 3) | 2.01",
                "1 / (t + 0.01) | 101",
            })
    void whatIsAskedForLooselyIsAnsweredTightly(String expr, double greatest) {
        Proof.Proved proved = (Proof.Proved) prove(expr, Relation.AT_MOST, 1e12, TRIPLES);
        assertTrue(proved.bound() <= greatest, proved::toString);
    }

    @Test
    void timesThatAnExpressionDoesNotUseAreNotAsked() {
        Domain apart = Domain.ordered(List.of("r", "s", "t"), new Interval(0.25, 1), 0.125);
        Proof.Refuted high = (Proof.Refuted) prove("r", Relation.AT_MOST, 0.8749, apart);
        assertEquals(Map.of("r", 0.875), high.point());
        assertInstanceOf(Proof.Proved.class, prove("r", Relation.AT_MOST, 0.875, apart));
        assertInstanceOf(Proof.Proved.class, prove("t", Relation.AT_LEAST, 0.375, apart));
        assertInstanceOf(Proof.Proved.class, prove("t - r", Relation.AT_LEAST, 0.1249, apart));
        assertInstanceOf(Proof.Refuted.class, prove("s", Relation.GREATER, 0.25, apart));
    }
}
