package saltus.processor.formula;

import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;

/**
 * Builds expressions and leaves out what changes nothing: constants are computed, neutral elements dropped. The value stays
 * the same wherever that of the parts is defined.
 */
final class Make {
    static final Constant ZERO = new Constant(0);
    static final Constant ONE = new Constant(1);

    private Make() {}

    static Expr number(double value) {
        return new Constant(value);
    }

    static Expr plus(Expr a, Expr b) {
        if (is(a, 0)) {
            return b;
        }
        if (is(b, 0)) {
            return a;
        }
        return folded(new Binary(Operator.PLUS, a, b));
    }

    static Expr minus(Expr a, Expr b) {
        if (is(b, 0)) {
            return a;
        }
        return is(a, 0) ? negate(b) : folded(new Binary(Operator.MINUS, a, b));
    }

    static Expr times(Expr a, Expr b) {
        if (is(a, 0) || is(b, 0)) {
            return ZERO;
        }
        if (is(a, 1)) {
            return b;
        }
        if (is(b, 1)) {
            return a;
        }
        if (is(a, -1)) {
            return negate(b);
        }
        return is(b, -1) ? negate(a) : folded(new Binary(Operator.TIMES, a, b));
    }

    static Expr over(Expr a, Expr b) {
        return is(b, 1) ? a : folded(new Binary(Operator.OVER, a, b));
    }

    static Expr power(Expr a, Expr b) {
        return is(b, 1) ? a : folded(new Binary(Operator.POWER, a, b));
    }

    static Expr negate(Expr x) {
        if (x instanceof Unary inner && inner.function() == Function.NEGATE) {
            return inner.x();
        }
        return x instanceof Constant constant ? number(0 - constant.value()) : new Unary(Function.NEGATE, x);
    }

    static Expr unary(Function function, Expr x) {
        if (function == Function.NEGATE) {
            return negate(x);
        }
        Unary made = new Unary(function, x);
        if (x instanceof Constant constant) {
            double value = Evaluation.apply(function, constant.value());
            return Double.isFinite(value) ? number(value) : made;
        }
        return made;
    }

    static Expr binary(Operator operator, Expr a, Expr b) {
        return switch (operator) {
            case PLUS -> plus(a, b);
            case MINUS -> minus(a, b);
            case TIMES -> times(a, b);
            case OVER -> over(a, b);
            case POWER -> power(a, b);
            case MINIMUM, MAXIMUM -> folded(new Binary(operator, a, b));
        };
    }

    static Expr choice(Condition condition, Expr then, Expr otherwise) {
        boolean same = then == otherwise
                || (then instanceof Constant a && otherwise instanceof Constant b && a.value() == b.value());
        return same ? then : new Choice(condition, then, otherwise);
    }

    static boolean is(Expr expr, double value) {
        return expr instanceof Constant constant && constant.value() == value;
    }

    private static Expr folded(Binary binary) {
        if (binary.a() instanceof Constant a && binary.b() instanceof Constant b) {
            double value = Evaluation.apply(binary.operator(), a.value(), b.value());
            return Double.isFinite(value) ? number(value) : binary;
        }
        return binary;
    }
}
