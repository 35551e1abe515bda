package saltus.processor;

import java.util.Map;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Condition;

/** What an expression is worth, by Java's own functions. */
final class Evaluator {
    private Evaluator() {}

    static double value(Expr node, Map<String, Double> at) {
        if (node instanceof Expr.Constant constant) {
            return constant.value();
        } else if (node instanceof Expr.Variable variable) {
            return at.get(variable.name());
        } else if (node instanceof Expr.Unary unary) {
            return value(unary.function(), value(unary.x(), at));
        } else if (node instanceof Expr.Binary binary) {
            return value(binary.operator(), value(binary.a(), at), value(binary.b(), at));
        } else if (node instanceof Expr.Choice choice) {
            return value(holds(choice.condition(), at) ? choice.then() : choice.otherwise(), at);
        }
        throw new AssertionError(node);
    }

    private static boolean holds(Condition condition, Map<String, Double> at) {
        if (condition instanceof Condition.Less less) {
            return value(less.a(), at) < value(less.b(), at);
        } else if (condition instanceof Condition.AtMost most) {
            return value(most.a(), at) <= value(most.b(), at);
        } else if (condition instanceof Condition.Not not) {
            return !holds(not.condition(), at);
        } else if (condition instanceof Condition.And and) {
            return holds(and.a(), at) && holds(and.b(), at);
        } else if (condition instanceof Condition.Or or) {
            return holds(or.a(), at) || holds(or.b(), at);
        }
        throw new AssertionError(condition);
    }

    private static double value(Expr.Function function, double x) {
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

    private static double value(Expr.Operator operator, double a, double b) {
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
