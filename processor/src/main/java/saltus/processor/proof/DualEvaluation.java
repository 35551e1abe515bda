package saltus.processor.proof;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import saltus.processor.formula.Expr;
import saltus.processor.proof.Tape.Form;
import saltus.processor.proof.Tape.Step;

/**
 * Evaluates an expression on a box: values and slopes at once, shared parts once. The value of every part is met with its
 * mean-value form, which sees what a part's own operands hide from each other: t - r is small where r is near t.
 */
final class DualEvaluation {
    /** What is known of the tape's variables. */
    interface Variables {
        /** One of them by its place. */
        Dual of(int place);

        /** One less another. */
        Dual difference(int first, int second);
    }

    private static final Interval SIGNS = new Interval(-1, 1);
    private static final Interval MINUS_ONE = Interval.point(-1);

    private final Tape tape;
    private final Variables variables;
    private final int coordinates;
    private final @Nullable DualEvaluation middle;
    private final Interval[] offsets;
    private final @Nullable Dual[] values;
    private final Truth[] truths;

    private DualEvaluation(Tape tape, Variables variables, @Nullable DualEvaluation middle, Interval[] offsets) {
        this.tape = tape;
        this.variables = variables;
        this.coordinates = offsets.length;
        this.middle = middle;
        this.offsets = offsets;
        this.values = new Dual[tape.steps().size()];
        this.truths = new Truth[tape.steps().size()];
    }

    /** At a point, given by the tape's variables without slopes. */
    static Dual at(Tape tape, Variables variables) {
        return new DualEvaluation(tape, variables, null, new Interval[0]).run();
    }

    /**
     * On a part of a box.
     *
     * @param variables the tape's variables there
     * @param centre the same at the part's middle, without slopes
     * @param offsets how far the part's coordinates are from the middle's
     */
    static Dual on(Tape tape, Variables variables, Variables centre, Interval[] offsets) {
        DualEvaluation middle = new DualEvaluation(tape, centre, null, new Interval[0]);
        middle.run();
        return new DualEvaluation(tape, variables, middle, offsets).run();
    }

    private Dual run() {
        List<Step> steps = tape.steps();
        for (int i = 0; i < values.length; i++) {
            Step step = steps.get(i);
            if (step.what() instanceof Form form && isCondition(form)) {
                truths[i] = truth(form, step);
            } else {
                values[i] = tightened(i, computed(step));
            }
        }
        return dual(values.length - 1);
    }

    private static boolean isCondition(Form form) {
        return switch (form) {
            case LESS, AT_MOST, NOT, AND, OR -> true;
            case CONSTANT, VARIABLE, DIFFERENCE, CHOICE -> false;
        };
    }

    private Dual dual(int step) {
        return Objects.requireNonNull(values[step]);
    }

    private Dual tightened(int step, Dual found) {
        if (middle == null || !found.continuous() || found.value().width() == 0) {
            return found;
        }
        Dual centre = middle.dual(step);
        if (!centre.defined()) {
            return found;
        }
        Interval value = centre.value();
        for (int i = 0; i < coordinates; i++) {
            value = value.plus(found.slope(i).times(offsets[i]));
        }
        return found.within(found.value().meet(value));
    }

    private Dual computed(Step step) {
        if (step.what() instanceof Expr.Function function) {
            return unary(function, dual(step.a()));
        }
        if (step.what() instanceof Expr.Operator operator) {
            return binary(operator, step);
        }
        return switch ((Form) step.what()) {
            case CONSTANT ->
                Double.isFinite(step.number()) ? Dual.constant(step.number(), coordinates) : Dual.unknown(coordinates);
            case VARIABLE -> variables.of(step.a());
            case DIFFERENCE -> variables.difference(step.a(), step.b());
            case CHOICE -> choice(step);
            default -> throw new IllegalStateException(step + " is a condition");
        };
    }

    private Dual unary(Expr.Function function, Dual x) {
        Interval v = x.value();
        return switch (function) {
            case NEGATE -> negated(x);
            case SIN -> applied(x, Enclosures.sin(v), Enclosures::cos);
            case COS -> applied(x, Enclosures.cos(v), y -> Enclosures.sin(y).negate());
            case TAN -> Enclosures.tangentIsDefined(v) ? tan(x) : Dual.unknown(coordinates);
            case ASIN -> within(v) ? arc(x, Enclosures.asin(v), DualEvaluation::arc) : Dual.unknown(coordinates);
            case ACOS -> within(v) ? arc(x, Enclosures.acos(v), y -> arc(y).negate()) : Dual.unknown(coordinates);
            case ATAN ->
                applied(
                        x,
                        Enclosures.atan(v),
                        y -> Interval.ONE.plus(Enclosures.power(y, 2)).reciprocal());
            case SINH -> applied(x, Enclosures.sinh(v), Enclosures::cosh);
            case COSH -> applied(x, Enclosures.cosh(v), Enclosures::sinh);
            case TANH ->
                applied(x, Enclosures.tanh(v), y -> Interval.ONE.minus(Enclosures.power(Enclosures.tanh(y), 2)));
            case EXP -> exp(x);
            case LOG -> v.lower() > 0 ? log(x) : Dual.unknown(coordinates);
            case SQRT -> v.lower() >= 0 ? sqrt(x) : Dual.unknown(coordinates);
            case ABS -> abs(x);
            case SIGNUM -> signum(x);
        };
    }

    /**
     * A function of something.
     *
     * @param slope of the function over an interval; single precision meets it where its argument is off, too
     */
    private static Dual applied(Dual x, Interval image, UnaryOperator<Interval> slope) {
        Interval met = Single.met(x);
        double off = met.isFinite() ? Single.function(x, image, slope.apply(met)) : Double.POSITIVE_INFINITY;
        return x.applied(image, slope.apply(x.value()), off);
    }

    private static Dual exp(Dual x) {
        return applied(x, Enclosures.exp(x.value()), Enclosures::exp);
    }

    private static Dual log(Dual x) {
        Dual result = applied(x, Enclosures.log(x.value()), DualEvaluation::positiveReciprocal);
        return strayed(x, Double.MIN_VALUE, Double.POSITIVE_INFINITY, result);
    }

    private static Dual sqrt(Dual x) {
        Interval image = Enclosures.sqrt(x.value());
        Dual result = applied(x, image, DualEvaluation::half);
        return strayed(x, 0, Double.POSITIVE_INFINITY, result.off(Math.min(result.error(), Single.root(x, image))));
    }

    private static Dual arc(Dual x, Interval image, UnaryOperator<Interval> slope) {
        return strayed(x, -1, 1, applied(x, image, slope));
    }

    /** A result of which single precision may make no number, where rounding leads x out of the function's domain. */
    private static Dual strayed(Dual x, double least, double greatest, Dual result) {
        return Single.mayLeave(x, least, greatest) ? result.off(Double.POSITIVE_INFINITY) : result;
    }

    private static boolean within(Interval v) {
        return v.lower() >= -1 && v.upper() <= 1;
    }

    private static Dual tan(Dual x) {
        return applied(
                x,
                Enclosures.tan(x.value()),
                y -> Enclosures.tangentIsDefined(y)
                        ? Interval.ONE.plus(Enclosures.power(Enclosures.tan(y), 2))
                        : Interval.ENTIRE);
    }

    /** 1 / sqrt(1 - v^2), infinite at the ends. */
    private static Interval arc(Interval v) {
        Interval rest = Interval.ONE.minus(Enclosures.power(v, 2));
        Interval root = Enclosures.sqrt(new Interval(Math.max(0, rest.lower()), Math.max(0, rest.upper())));
        return positiveReciprocal(root);
    }

    /** 0.5 / sqrt(v), infinite at 0. */
    private static Interval half(Interval v) {
        return positiveReciprocal(Enclosures.sqrt(new Interval(Math.max(0, v.lower()), Math.max(0, v.upper()))))
                .times(Interval.point(0.5));
    }

    private static Interval positiveReciprocal(Interval x) {
        if (x.lower() > 0) {
            return x.reciprocal();
        }
        double least = x.upper() > 0 ? Interval.point(x.upper()).reciprocal().lower() : 0;
        return new Interval(Math.max(0, least), Double.POSITIVE_INFINITY);
    }

    private static Dual abs(Dual x) {
        Interval v = x.value();
        if (v.lower() >= 0) {
            return x;
        }
        if (v.upper() <= 0) {
            return negated(x);
        }
        return x.applied(new Interval(0, Math.max(-v.lower(), v.upper())), SIGNS, x.error());
    }

    private Dual signum(Dual x) {
        Interval v = x.value();
        if (v.lower() > 0 || v.upper() < 0 || (v.lower() == 0 && v.upper() == 0)) {
            return x.applied(Interval.point(Math.signum(v.lower())), Interval.ZERO, 0);
        }
        return x.applied(SIGNS, Interval.ZERO, 2).jumping();
    }

    private Dual binary(Expr.Operator operator, Step step) {
        Dual a = dual(step.a());
        Dual b = dual(step.b());
        boolean same = step.a() == step.b();
        return switch (operator) {
            case PLUS -> plus(a, b);
            case MINUS -> same ? a.joined(a, Interval.ZERO, Interval.ONE, MINUS_ONE, 0) : minus(a, b);
            case TIMES -> same ? square(a) : times(a, b);
            case OVER -> over(a, b);
            case POWER -> power(tape.steps().get(step.b()), a, b);
            case MINIMUM -> minimum(a, b);
            case MAXIMUM -> negated(minimum(negated(a), negated(b)));
        };
    }

    static Dual plus(Dual a, Dual b) {
        Interval image = a.value().plus(b.value());
        return a.joined(b, image, Interval.ONE, Interval.ONE, Single.sum(a, b, image));
    }

    static Dual minus(Dual a, Dual b) {
        Interval image = a.value().minus(b.value());
        return a.joined(b, image, Interval.ONE, MINUS_ONE, Single.sum(a, b, image));
    }

    static Dual times(Dual a, Dual b) {
        Interval image = a.value().times(b.value());
        return a.joined(b, image, b.value(), a.value(), Single.product(a, b, image));
    }

    private static Dual square(Dual a) {
        Interval image = Enclosures.power(a.value(), 2);
        return a.applied(image, a.value().times(Interval.point(2)), Single.product(a, a, image));
    }

    private Dual over(Dual a, Dual b) {
        Interval w = b.value();
        if (w.contains(0)) {
            return Dual.unknown(coordinates);
        }
        Interval image = a.value().over(w);
        Interval first = w.reciprocal();
        return a.joined(b, image, first, image.times(first).negate(), Single.quotient(a, b, image));
    }

    private Dual power(Step exponent, Dual a, Dual b) {
        if (exponent.what() == Form.CONSTANT) {
            return power(a, exponent.number());
        }
        Interval v = a.value();
        if (!(v.lower() > 0)) {
            return Dual.unknown(coordinates);
        }
        Interval image = Enclosures.exp(b.value().times(Enclosures.log(v)));
        Interval met = Single.met(a);
        double error = met.lower() > 0 && met.isFinite() && Single.met(b).isFinite()
                ? Single.function(a, image, byBase(met, Single.met(b)))
                        + Single.function(b, image, byExponent(met, Single.met(b)))
                : Double.POSITIVE_INFINITY;
        return a.joined(b, image, byBase(v, b.value()), byExponent(v, b.value()), error);
    }

    private static Interval byBase(Interval base, Interval exponent) {
        return Enclosures.exp(exponent.times(Enclosures.log(base)))
                .times(exponent)
                .over(base);
    }

    private static Interval byExponent(Interval base, Interval exponent) {
        Interval logarithm = Enclosures.log(base);
        return Enclosures.exp(exponent.times(logarithm)).times(logarithm);
    }

    private Dual power(Dual a, double p) {
        Interval v = a.value();
        if (p == 0) {
            Dual one = Dual.constant(1, coordinates);
            return a.defined() ? one : one.doubtful();
        }
        if (p < 0) {
            return over(Dual.constant(1, coordinates), power(a, -p));
        }
        if (p == Math.rint(p) && p <= 64) {
            int n = (int) p;
            return applied(
                    a,
                    Enclosures.power(v, n),
                    y -> n == 1 ? Interval.ONE : Enclosures.power(y, n - 1).times(Interval.point(p)));
        }
        if (v.lower() < 0) {
            return Dual.unknown(coordinates);
        }
        return strayed(a, 0, Double.POSITIVE_INFINITY, applied(a, Enclosures.root(v, p), y -> {
            Interval base = new Interval(Math.max(0, y.lower()), Math.max(0, y.upper()));
            Interval slope = p > 1 ? Enclosures.root(base, p - 1) : positiveReciprocal(Enclosures.root(base, 1 - p));
            return slope.times(Interval.point(p));
        }));
    }

    static Dual negated(Dual x) {
        return x.applied(x.value().negate(), MINUS_ONE, x.error());
    }

    private static Dual minimum(Dual a, Dual b) {
        Interval v = a.value();
        Interval w = b.value();
        boolean sure = a.defined() && b.defined();
        if (sure && v.upper() < w.lower()) {
            return a;
        }
        if (sure && w.upper() < v.lower()) {
            return b;
        }
        Interval image = new Interval(Math.min(v.lower(), w.lower()), Math.min(v.upper(), w.upper()));
        return a.either(b, image, true);
    }

    private Dual choice(Step step) {
        Dual then = dual(step.b());
        Dual otherwise = dual(step.c());
        Truth truth = truths[step.a()];
        Dual chosen = switch (truth.verdict()) {
            case TRUE -> then;
            case FALSE -> otherwise;
            case UNKNOWN -> then.either(otherwise, then.value().hull(otherwise.value()), false);
        };
        return truth.defined() ? chosen : chosen.doubtful();
    }

    private enum Verdict {
        TRUE,
        FALSE,
        UNKNOWN;

        Verdict not() {
            return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
        }

        Verdict and(Verdict other) {
            if (this == FALSE || other == FALSE) {
                return FALSE;
            }
            return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
        }
    }

    /**
     * What is known of a condition.
     *
     * @param defined true if both sides of every comparison are numbers
     */
    private record Truth(Verdict verdict, boolean defined) {}

    private Truth truth(Form form, Step step) {
        return switch (form) {
            case LESS -> {
                Truth reverse = below(dual(step.b()), dual(step.a()));
                yield new Truth(reverse.verdict().not(), reverse.defined());
            }
            case AT_MOST -> below(dual(step.a()), dual(step.b()));
            case NOT -> new Truth(truths[step.a()].verdict().not(), truths[step.a()].defined());
            case AND -> and(truths[step.a()], truths[step.b()]);
            default -> {
                Truth a = truths[step.a()];
                Truth b = truths[step.b()];
                Verdict neither = a.verdict().not().and(b.verdict().not());
                yield new Truth(neither.not(), a.defined() && b.defined());
            }
        };
    }

    private static Truth and(Truth a, Truth b) {
        return new Truth(a.verdict().and(b.verdict()), a.defined() && b.defined());
    }

    /** Whether a &lt;= b. */
    private static Truth below(Dual a, Dual b) {
        boolean defined = a.defined() && b.defined();
        if (!defined) {
            return new Truth(Verdict.UNKNOWN, false);
        }
        if (a.value().upper() <= b.value().lower()) {
            return new Truth(Verdict.TRUE, true);
        }
        return new Truth(a.value().lower() > b.value().upper() ? Verdict.FALSE : Verdict.UNKNOWN, true);
    }
}
