package saltus.processor.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.IdentityHashMap;
import java.util.Map;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/** Values of expressions to about thirty digits, by power series: what proofs are held to. */
public final class Precise {
    private static final MathContext DIGITS = new MathContext(45);
    /** Sums and products of doubles are exact in this many: a comparison of equals must not depend on how they were made. */
    private static final MathContext EXACT = new MathContext(160);

    private static final BigDecimal ROUNDING = new BigDecimal("1e-30");
    private static final BigDecimal SMALL = new BigDecimal("1e-48");
    private static final BigDecimal LARGE = new BigDecimal("200");

    private final Map<String, Double> variables;
    private final Map<Expr, BigDecimal> known = new IdentityHashMap<>();

    private Precise(Map<String, Double> variables) {
        this.variables = variables;
    }

    /** The expression is no number there. */
    static final class UndefinedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Numbers are too large for the series, or too near each other to be compared; nothing is known. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** True if the expression and all its parts are numbers, none of them too large. */
    public static boolean isDefined(Expr expr, Map<String, Double> variables) {
        try {
            of(expr, variables);
            return true;
        } catch (UndefinedException | TooLargeException e) {
            return false;
        }
    }

    /** The value to the digits that a double holds. */
    public static double value(Expr expr, Map<String, Double> variables) {
        return of(expr, variables).doubleValue();
    }

    static BigDecimal of(Expr expr, Map<String, Double> variables) {
        return new Precise(variables).value(expr);
    }

    private BigDecimal value(Expr expr) {
        BigDecimal done = known.get(expr);
        if (done == null) {
            done = computed(expr);
            known.put(expr, done);
        }
        return done;
    }

    private BigDecimal computed(Expr expr) {
        if (expr instanceof Constant constant) {
            return new BigDecimal(constant.value());
        }
        if (expr instanceof Variable variable) {
            return new BigDecimal(variables.get(variable.name()));
        }
        if (expr instanceof Unary unary) {
            return unary(unary.function(), value(unary.x()));
        }
        if (expr instanceof Binary binary) {
            return binary(binary.operator(), value(binary.a()), value(binary.b()));
        }
        Choice choice = (Choice) expr;
        return holds(choice.condition()) ? value(choice.then()) : value(choice.otherwise());
    }

    private boolean holds(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return compared(less.a(), less.b()) < 0;
        }
        if (condition instanceof Condition.AtMost most) {
            return compared(most.a(), most.b()) <= 0;
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition());
        }
        if (condition instanceof Condition.And and) {
            return holds(and.a()) && holds(and.b());
        }
        Condition.Or or = (Condition.Or) condition;
        return holds(or.a()) || holds(or.b());
    }

    /** Sides that differ by no more than their rounding are not compared: which way the condition goes is not known. */
    private int compared(Expr first, Expr second) {
        BigDecimal a = value(first);
        BigDecimal b = value(second);
        BigDecimal apart = a.subtract(b).abs();
        if (apart.signum() != 0 && apart.compareTo(ROUNDING.multiply(a.abs().max(b.abs()))) < 0) {
            throw new TooLargeException();
        }
        return a.compareTo(b);
    }

    private static BigDecimal unary(Expr.Function function, BigDecimal x) {
        return switch (function) {
            case NEGATE -> x.negate();
            case ABS -> x.abs();
            case SIGNUM -> BigDecimal.valueOf(x.signum());
            case SQRT -> sqrt(x);
            case EXP -> exp(x);
            case LOG -> log(x);
            case SIN -> series(x, x, 2, -1);
            case COS -> series(BigDecimal.ONE, x, 1, -1);
            case TAN -> over(series(x, x, 2, -1), series(BigDecimal.ONE, x, 1, -1));
            case SINH -> series(x, x, 2, 1);
            case COSH -> series(BigDecimal.ONE, x, 1, 1);
            case TANH -> over(series(x, x, 2, 1), series(BigDecimal.ONE, x, 1, 1));
            case ATAN -> atan(x);
            case ASIN -> asin(x);
            case ACOS ->
                atan(BigDecimal.ONE).multiply(BigDecimal.valueOf(2), DIGITS).subtract(asin(x), DIGITS);
        };
    }

    private static BigDecimal binary(Expr.Operator operator, BigDecimal a, BigDecimal b) {
        return switch (operator) {
            case PLUS -> a.add(b, EXACT);
            case MINUS -> a.subtract(b, EXACT);
            case TIMES -> a.multiply(b, EXACT);
            case OVER -> over(a, b);
            case MINIMUM -> a.min(b);
            case MAXIMUM -> a.max(b);
            case POWER -> power(a, b);
        };
    }

    private static BigDecimal power(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            return BigDecimal.ONE;
        }
        boolean whole = b.stripTrailingZeros().scale() <= 0 && b.abs().compareTo(BigDecimal.valueOf(99)) < 0;
        if (whole) {
            BigDecimal power = bounded(a).pow(b.abs().intValueExact(), EXACT);
            return b.signum() > 0 ? power : over(BigDecimal.ONE, power);
        }
        if (a.signum() < 0 || (a.signum() == 0 && b.signum() < 0)) {
            throw new UndefinedException();
        }
        return a.signum() == 0 ? BigDecimal.ZERO : exp(b.multiply(log(a), DIGITS));
    }

    private static BigDecimal over(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new UndefinedException();
        }
        return a.divide(b, EXACT);
    }

    private static BigDecimal bounded(BigDecimal x) {
        if (x.abs().compareTo(LARGE) > 0) {
            throw new TooLargeException();
        }
        return x;
    }

    private static BigDecimal sqrt(BigDecimal x) {
        if (x.signum() < 0) {
            throw new UndefinedException();
        }
        return x.sqrt(DIGITS);
    }

    private static BigDecimal exp(BigDecimal x) {
        BigDecimal y = bounded(x).divide(BigDecimal.valueOf(256), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(SMALL) > 0; n++) {
            term = term.multiply(y, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(256, DIGITS);
    }

    /** Newton's method on exp. */
    private static BigDecimal log(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new UndefinedException();
        }
        double start = Math.log(x.doubleValue());
        if (!(Math.abs(start) < 200)) {
            throw new TooLargeException();
        }
        BigDecimal y = new BigDecimal(start);
        for (int i = 0; i < 3; i++) {
            BigDecimal e = exp(y);
            y = y.add(
                    x.subtract(e, DIGITS)
                            .multiply(BigDecimal.valueOf(2), DIGITS)
                            .divide(x.add(e, DIGITS), DIGITS),
                    DIGITS);
        }
        return y;
    }

    /** The odd series (first = x, from 2) or the even one (first = 1, from 1); its signs alternate (-1) or do not (1). */
    private static BigDecimal series(BigDecimal first, BigDecimal x, int from, int sign) {
        MathContext wide = new MathContext(150);
        BigDecimal square = bounded(x).pow(2, wide).multiply(BigDecimal.valueOf(sign));
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int n = from; term.abs().compareTo(SMALL) > 0; n += 2) {
            term = term.multiply(square, wide).divide(BigDecimal.valueOf((long) n * (n + 1)), wide);
            sum = sum.add(term, wide);
        }
        return sum.round(DIGITS);
    }

    private static BigDecimal atan(BigDecimal x) {
        BigDecimal y = x;
        int halvings = 0;
        while (y.abs().compareTo(new BigDecimal("0.01")) > 0) {
            y = y.divide(BigDecimal.ONE.add(sqrt(BigDecimal.ONE.add(y.multiply(y, DIGITS)))), DIGITS);
            halvings++;
        }
        BigDecimal square = y.multiply(y, DIGITS).negate();
        BigDecimal power = y;
        BigDecimal sum = y;
        for (int n = 3; power.abs().compareTo(SMALL) > 0; n += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2).pow(halvings), DIGITS);
    }

    private static BigDecimal asin(BigDecimal x) {
        BigDecimal rest = BigDecimal.ONE.subtract(x.multiply(x, DIGITS), DIGITS);
        if (rest.signum() < 0) {
            throw new UndefinedException();
        }
        return atan(x.divide(BigDecimal.ONE.add(sqrt(rest)), DIGITS)).multiply(BigDecimal.valueOf(2), DIGITS);
    }
}
