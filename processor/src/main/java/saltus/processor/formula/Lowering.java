package saltus.processor.formula;

import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;

/**
 * Writes functions that tensors do not have by those that they have: tan by sin and cos, arcsin and arccos by arctan,
 * sinh and cosh by exp, the sign by comparisons.
 */
public final class Lowering extends Rebuild {
    private Lowering() {}

    /** The same value over sin, cos, atan, tanh, exp, log, sqrt, abs and the operators. */
    public static Expr of(Expr expr) {
        return new Lowering().rebuilt(expr);
    }

    @Override
    Expr unary(Unary unary, Expr x) {
        return switch (unary.function()) {
            case TAN -> Make.over(Make.unary(Function.SIN, x), Make.unary(Function.COS, x));
            case ASIN -> arcsine(x);
            case ACOS -> Make.minus(Make.number(Math.PI / 2), arcsine(x));
            case SINH -> Make.times(Make.number(0.5), Make.minus(exp(x), exp(Make.negate(x))));
            case COSH -> Make.times(Make.number(0.5), Make.plus(exp(x), exp(Make.negate(x))));
            case SIGNUM -> sign(x);
            case NEGATE, SIN, COS, ATAN, TANH, EXP, LOG, SQRT, ABS -> Make.unary(unary.function(), x);
        };
    }

    private static Expr exp(Expr x) {
        return Make.unary(Function.EXP, x);
    }

    /** 2 arctan(x / (1 + sqrt(1 - x^2))): accurate over [-1, 1], ends included. */
    private static Expr arcsine(Expr x) {
        if (x instanceof Expr.Constant) {
            return Make.unary(Function.ASIN, x);
        }
        Expr cosine = Make.unary(Function.SQRT, Make.times(Make.minus(Make.ONE, x), Make.plus(Make.ONE, x)));
        return Make.times(
                Make.number(2), Make.unary(Function.ATAN, new Binary(Operator.OVER, x, Make.plus(Make.ONE, cosine))));
    }

    private static Expr sign(Expr x) {
        Expr notPositive = Make.choice(new Condition.Less(x, Make.ZERO), Make.number(-1), Make.ZERO);
        return Make.choice(new Condition.Less(Make.ZERO, x), Make.ONE, notPositive);
    }
}
