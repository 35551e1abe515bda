package saltus.processor.proof;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/**
 * Evaluates an expression on a box: values and slopes at once, shared parts once. The value of every part is met with its
 * mean-value form, which sees what a part's own operands hide from each other: t - r is small where r is near t.
 */
final class DualEvaluation {
    private static final Interval SIGNS = new Interval(-1, 1);

    private final Map<String, Dual> variables;
    private final int coordinates;
    private final @Nullable DualEvaluation middle;
    private final List<Interval> offsets;
    private final Map<Expr, Dual> known = new IdentityHashMap<>();

    private DualEvaluation(Map<String, Dual> variables, @Nullable DualEvaluation middle, List<Interval> offsets) {
        this.variables = variables;
        this.coordinates = variables.values().iterator().next().slopes().size();
        this.middle = middle;
        this.offsets = offsets;
    }

    /** At a point: what is known of the expression where each variable is what is given. */
    static Dual at(Expr expr, Map<String, Dual> variables) {
        return new DualEvaluation(variables, null, List.of()).dual(expr);
    }

    /** What is known of the expression on a part of a domain's box. */
    static Dual on(Expr expr, Domain domain, List<Interval> part) {
        List<Interval> centre =
                part.stream().map(side -> Interval.point(side.middle())).toList();
        List<Interval> offsets = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            offsets.add(part.get(i).minus(centre.get(i)));
        }
        DualEvaluation middle = new DualEvaluation(domain.variables(centre), null, List.of());
        return new DualEvaluation(domain.variables(part), middle, offsets).dual(expr);
    }

    private Dual dual(Expr expr) {
        Dual done = known.get(expr);
        if (done == null) {
            done = tightened(expr, computed(expr));
            known.put(expr, done);
        }
        return done;
    }

    private Dual tightened(Expr expr, Dual found) {
        if (middle == null || !found.continuous() || found.value().width() == 0) {
            return found;
        }
        Dual centre = middle.dual(expr);
        if (!centre.defined()) {
            return found;
        }
        Interval value = centre.value();
        for (int i = 0; i < coordinates; i++) {
            value = value.plus(found.slopes().get(i).times(offsets.get(i)));
        }
        return new Dual(found.value().meet(value), found.slopes(), found.defined(), true);
    }

    private Dual computed(Expr expr) {
        if (expr instanceof Constant constant) {
            return Double.isFinite(constant.value())
                    ? Dual.constant(constant.value(), coordinates)
                    : Dual.unknown(coordinates);
        }
        if (expr instanceof Variable variable) {
            Dual value = variables.get(variable.name());
            if (value == null) {
                throw new IllegalArgumentException("the claim's domain says nothing of " + variable.name());
            }
            return value;
        }
        if (expr instanceof Unary unary) {
            return unary(unary.function(), dual(unary.x()));
        }
        if (expr instanceof Binary binary) {
            return binary(binary, dual(binary.a()), dual(binary.b()));
        }
        return choice((Choice) expr);
    }

    private Dual unary(Expr.Function function, Dual x) {
        Interval v = x.value();
        return switch (function) {
            case NEGATE -> x.applied(v.negate(), Interval.point(-1));
            case SIN -> x.applied(Enclosures.sin(v), Enclosures.cos(v));
            case COS -> x.applied(Enclosures.cos(v), Enclosures.sin(v).negate());
            case TAN -> Enclosures.tangentIsDefined(v) ? tan(x) : Dual.unknown(coordinates);
            case ASIN -> within(v) ? x.applied(Enclosures.asin(v), arc(v)) : Dual.unknown(coordinates);
            case ACOS -> within(v) ? x.applied(Enclosures.acos(v), arc(v).negate()) : Dual.unknown(coordinates);
            case ATAN ->
                x.applied(
                        Enclosures.atan(v),
                        Interval.ONE.plus(Enclosures.power(v, 2)).reciprocal());
            case SINH -> x.applied(Enclosures.sinh(v), Enclosures.cosh(v));
            case COSH -> x.applied(Enclosures.cosh(v), Enclosures.sinh(v));
            case TANH -> x.applied(Enclosures.tanh(v), Interval.ONE.minus(Enclosures.power(Enclosures.tanh(v), 2)));
            case EXP -> x.applied(Enclosures.exp(v), Enclosures.exp(v));
            case LOG -> v.lower() > 0 ? x.applied(Enclosures.log(v), v.reciprocal()) : Dual.unknown(coordinates);
            case SQRT -> v.lower() >= 0 ? x.applied(Enclosures.sqrt(v), half(v)) : Dual.unknown(coordinates);
            case ABS -> abs(x);
            case SIGNUM -> signum(x);
        };
    }

    private static boolean within(Interval v) {
        return v.lower() >= -1 && v.upper() <= 1;
    }

    private static Dual tan(Dual x) {
        Interval image = Enclosures.tan(x.value());
        return x.applied(image, Interval.ONE.plus(Enclosures.power(image, 2)));
    }

    /** 1 / sqrt(1 - v^2), infinite at the ends. */
    private static Interval arc(Interval v) {
        Interval rest = Interval.ONE.minus(Enclosures.power(v, 2));
        Interval root = Enclosures.sqrt(new Interval(Math.max(0, rest.lower()), Math.max(0, rest.upper())));
        return positiveReciprocal(root);
    }

    /** 0.5 / sqrt(v), infinite at 0. */
    private static Interval half(Interval v) {
        return positiveReciprocal(Enclosures.sqrt(v)).times(Interval.point(0.5));
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
            return x.applied(v.negate(), Interval.point(-1));
        }
        return x.applied(new Interval(0, Math.max(-v.lower(), v.upper())), SIGNS);
    }

    private Dual signum(Dual x) {
        Interval v = x.value();
        if (v.lower() > 0 || v.upper() < 0 || (v.lower() == 0 && v.upper() == 0)) {
            return x.applied(Interval.point(Math.signum(v.lower())), Interval.ZERO);
        }
        Dual jump = x.applied(SIGNS, Interval.ZERO);
        return new Dual(jump.value(), jump.slopes(), jump.defined(), false);
    }

    private Dual binary(Binary binary, Dual a, Dual b) {
        Interval v = a.value();
        Interval w = b.value();
        return switch (binary.operator()) {
            case PLUS -> a.joined(b, v.plus(w), Interval.ONE, Interval.ONE);
            case MINUS ->
                a.joined(b, binary.a() == binary.b() ? Interval.ZERO : v.minus(w), Interval.ONE, Interval.point(-1));
            case TIMES ->
                binary.a().equals(binary.b())
                        ? a.applied(Enclosures.power(v, 2), v.times(Interval.point(2)))
                        : a.joined(b, v.times(w), w, v);
            case OVER -> over(a, b);
            case POWER -> power(binary, a, b);
            case MINIMUM -> minimum(a, b);
            case MAXIMUM -> negated(minimum(negated(a), negated(b)));
        };
    }

    private Dual over(Dual a, Dual b) {
        Interval w = b.value();
        if (w.contains(0)) {
            return Dual.unknown(coordinates);
        }
        Interval image = a.value().over(w);
        Interval first = w.reciprocal();
        return a.joined(b, image, first, image.times(first).negate());
    }

    private Dual power(Binary binary, Dual a, Dual b) {
        if (binary.b() instanceof Constant exponent) {
            return power(a, exponent.value());
        }
        Interval v = a.value();
        if (!(v.lower() > 0)) {
            return Dual.unknown(coordinates);
        }
        Interval logarithm = Enclosures.log(v);
        Interval image = Enclosures.exp(b.value().times(logarithm));
        return a.joined(b, image, image.times(b.value()).over(v), image.times(logarithm));
    }

    private Dual power(Dual a, double p) {
        Interval v = a.value();
        if (p == 0) {
            Dual one = Dual.constant(1, coordinates);
            return new Dual(one.value(), one.slopes(), a.defined(), true);
        }
        if (p < 0) {
            return over(Dual.constant(1, coordinates), power(a, -p));
        }
        if (p == Math.rint(p) && p <= 64) {
            int n = (int) p;
            Interval lower = n == 1 ? Interval.ONE : Enclosures.power(v, n - 1);
            return a.applied(Enclosures.power(v, n), lower.times(Interval.point(p)));
        }
        if (v.lower() < 0) {
            return Dual.unknown(coordinates);
        }
        Interval slope = p > 1 ? Enclosures.root(v, p - 1) : positiveReciprocal(Enclosures.root(v, 1 - p));
        return a.applied(Enclosures.root(v, p), slope.times(Interval.point(p)));
    }

    private static Dual negated(Dual x) {
        return x.applied(x.value().negate(), Interval.point(-1));
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

    private Dual choice(Choice choice) {
        Dual chosen = switch (truth(choice.condition())) {
            case TRUE -> dual(choice.then());
            case FALSE -> dual(choice.otherwise());
            case UNKNOWN -> {
                Dual then = dual(choice.then());
                Dual otherwise = dual(choice.otherwise());
                yield then.either(otherwise, then.value().hull(otherwise.value()), false);
            }
        };
        return isDefined(choice.condition())
                ? chosen
                : new Dual(chosen.value(), chosen.slopes(), false, chosen.continuous());
    }

    /** True if both sides of every comparison are numbers. */
    private boolean isDefined(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return dual(less.a()).defined() && dual(less.b()).defined();
        }
        if (condition instanceof Condition.AtMost most) {
            return dual(most.a()).defined() && dual(most.b()).defined();
        }
        if (condition instanceof Condition.Not not) {
            return isDefined(not.condition());
        }
        if (condition instanceof Condition.And and) {
            return isDefined(and.a()) && isDefined(and.b());
        }
        Condition.Or or = (Condition.Or) condition;
        return isDefined(or.a()) && isDefined(or.b());
    }

    private enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        Truth not() {
            return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
        }

        Truth and(Truth other) {
            if (this == FALSE || other == FALSE) {
                return FALSE;
            }
            return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
        }
    }

    private Truth truth(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return below(dual(less.b()), dual(less.a())).not();
        }
        if (condition instanceof Condition.AtMost most) {
            return below(dual(most.a()), dual(most.b()));
        }
        if (condition instanceof Condition.Not not) {
            return truth(not.condition()).not();
        }
        if (condition instanceof Condition.And and) {
            return truth(and.a()).and(truth(and.b()));
        }
        Condition.Or or = (Condition.Or) condition;
        return truth(or.a()).not().and(truth(or.b()).not()).not();
    }

    /** Whether a &lt;= b. */
    private static Truth below(Dual a, Dual b) {
        if (!a.defined() || !b.defined()) {
            return Truth.UNKNOWN;
        }
        if (a.value().upper() <= b.value().lower()) {
            return Truth.TRUE;
        }
        return a.value().lower() > b.value().upper() ? Truth.FALSE : Truth.UNKNOWN;
    }
}
