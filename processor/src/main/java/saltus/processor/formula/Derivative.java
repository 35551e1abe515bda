package saltus.processor.formula;

import java.util.IdentityHashMap;
import java.util.Map;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/**
 * The derivative of an expression in one variable, by the rules of calculus. Where a conditional, an absolute value, a
 * minimum or a maximum has a kink it is that of one side; jumps are not seen.
 */
public final class Derivative {
    private final String variable;
    private final Map<Expr, Expr> done = new IdentityHashMap<>();

    private Derivative(String variable) {
        this.variable = variable;
    }

    /** d expr / d variable; shared parts are differentiated once. */
    public static Expr of(Expr expr, String variable) {
        return new Derivative(variable).slope(expr);
    }

    private Expr slope(Expr expr) {
        Expr known = done.get(expr);
        if (known == null) {
            known = computed(expr);
            done.put(expr, known);
        }
        return known;
    }

    private Expr computed(Expr expr) {
        if (expr instanceof Constant) {
            return Make.ZERO;
        }
        if (expr instanceof Variable known) {
            return known.name().equals(variable) ? Make.ONE : Make.ZERO;
        }
        if (expr instanceof Unary unary) {
            return Make.times(outer(unary), slope(unary.x()));
        }
        if (expr instanceof Binary binary) {
            return binary(binary);
        }
        Choice choice = (Choice) expr;
        return Make.choice(choice.condition(), slope(choice.then()), slope(choice.otherwise()));
    }

    /** f'(x). */
    private static Expr outer(Unary unary) {
        Expr x = unary.x();
        return switch (unary.function()) {
            case NEGATE -> Make.number(-1);
            case SIN -> Make.unary(Function.COS, x);
            case COS -> Make.negate(Make.unary(Function.SIN, x));
            case TAN -> Make.over(Make.ONE, square(Make.unary(Function.COS, x)));
            case ASIN -> Make.over(Make.ONE, arc(x));
            case ACOS -> Make.over(Make.number(-1), arc(x));
            case ATAN -> Make.over(Make.ONE, Make.plus(Make.ONE, square(x)));
            case SINH -> Make.unary(Function.COSH, x);
            case COSH -> Make.unary(Function.SINH, x);
            case TANH -> Make.minus(Make.ONE, square(unary));
            case EXP -> unary;
            case LOG -> Make.over(Make.ONE, x);
            case SQRT -> Make.over(Make.number(0.5), unary);
            case ABS -> Make.unary(Function.SIGNUM, x);
            case SIGNUM -> Make.ZERO;
        };
    }

    private static Expr arc(Expr x) {
        return Make.unary(Function.SQRT, Make.minus(Make.ONE, square(x)));
    }

    private static Expr square(Expr x) {
        return Make.times(x, x);
    }

    private Expr binary(Binary binary) {
        Expr a = binary.a();
        Expr b = binary.b();
        return switch (binary.operator()) {
            case PLUS -> Make.plus(slope(a), slope(b));
            case MINUS -> Make.minus(slope(a), slope(b));
            case TIMES -> Make.plus(Make.times(slope(a), b), Make.times(a, slope(b)));
            case OVER -> quotient(a, b);
            case POWER -> power(binary, a, b);
            case MINIMUM -> Make.choice(new Condition.AtMost(a, b), slope(a), slope(b));
            case MAXIMUM -> Make.choice(new Condition.AtMost(b, a), slope(a), slope(b));
        };
    }

    private Expr quotient(Expr a, Expr b) {
        Expr da = slope(a);
        Expr db = slope(b);
        if (Make.is(db, 0)) {
            return Make.over(da, b);
        }
        return Make.over(Make.minus(Make.times(da, b), Make.times(a, db)), square(b));
    }

    /** n a^(n-1) a' for a constant exponent; a^b (b' ln a + b a' / a) in general. */
    private Expr power(Binary power, Expr a, Expr b) {
        if (b instanceof Constant exponent) {
            if (exponent.value() == 0) {
                return Make.ZERO;
            }
            Expr lower = exponent.value() == 2 ? a : Make.binary(Operator.POWER, a, Make.number(exponent.value() - 1));
            return Make.times(Make.times(exponent, lower), slope(a));
        }
        Expr growth = Make.times(slope(b), Make.unary(Function.LOG, a));
        Expr shift = Make.times(b, Make.over(slope(a), a));
        return Make.times(power, Make.plus(growth, Make.is(slope(a), 0) ? Make.ZERO : shift));
    }
}
