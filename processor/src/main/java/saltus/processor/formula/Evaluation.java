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

/** The value of an expression in double precision, as Java computes it. */
public final class Evaluation {
    private final Map<String, Double> variables;
    private final Map<Expr, Double> known = new IdentityHashMap<>();

    private Evaluation(Map<String, Double> variables) {
        this.variables = variables;
    }

    /**
     * The value at given variables; not a number or infinite where Java's is.
     *
     * @throws IllegalArgumentException if a variable has no value
     */
    public static double of(Expr expr, Map<String, Double> variables) {
        return new Evaluation(variables).value(expr);
    }

    private double value(Expr expr) {
        if (expr instanceof Constant constant) {
            return constant.value();
        }
        if (expr instanceof Variable variable) {
            Double value = variables.get(variable.name());
            if (value == null) {
                throw new IllegalArgumentException("no value for " + variable.name());
            }
            return value;
        }
        Double seen = known.get(expr);
        if (seen == null) {
            seen = computed(expr);
            known.put(expr, seen);
        }
        return seen;
    }

    private double computed(Expr expr) {
        if (expr instanceof Unary unary) {
            return apply(unary.function(), value(unary.x()));
        }
        if (expr instanceof Binary binary) {
            return apply(binary.operator(), value(binary.a()), value(binary.b()));
        }
        Choice choice = (Choice) expr;
        return holds(choice.condition()) ? value(choice.then()) : value(choice.otherwise());
    }

    private boolean holds(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return value(less.a()) < value(less.b());
        }
        if (condition instanceof Condition.AtMost most) {
            return value(most.a()) <= value(most.b());
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

    /** A function of a number, as Java computes it. */
    public static double apply(Function function, double x) {
        return switch (function) {
            case NEGATE -> -x;
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ASIN -> Math.asin(x);
            case ACOS -> Math.acos(x);
            case ATAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case ABS -> Math.abs(x);
            case SIGNUM -> Math.signum(x);
        };
    }

    /** An operation on two numbers, as Java computes it. */
    public static double apply(Operator operator, double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case OVER -> a / b;
            case POWER -> Math.pow(a, b);
            case MINIMUM -> Math.min(a, b);
            case MAXIMUM -> Math.max(a, b);
        };
    }
}
