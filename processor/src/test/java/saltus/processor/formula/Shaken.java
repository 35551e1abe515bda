package saltus.processor.formula;

import java.util.Map;
import java.util.SplittableRandom;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/**
 * Evaluates an expression with an error in the result of every operation that rounds, a hundred thousand times that of double
 * precision and another one wherever a part is used. A value that this leaves where it was is none that rounding decides: no
 * comparison of what is equal up to rounding, no difference of large numbers, no root or quotient of what should be nothing.
 */
final class Shaken {
    private static final double ERROR = 1e-11;
    private static final int PAIRS = 4;

    private final Map<String, Double> variables;
    private final SplittableRandom random;
    private final double error;

    private Shaken(Map<String, Double> variables, long seed, double error) {
        this.variables = variables;
        this.random = new SplittableRandom(seed);
        this.error = error;
    }

    /** How far errors move the value at most; infinite where they leave no number. */
    static double spread(Expr expr, Map<String, Double> variables) {
        double here = Evaluation.of(expr, variables);
        double spread = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            // each error in both directions, so that of two equals either is the smaller once
            for (double error : new double[] {ERROR, -ERROR}) {
                double change = Math.abs(new Shaken(variables, seed, error).value(expr) - here);
                spread = Double.isNaN(change) ? Double.POSITIVE_INFINITY : Math.max(spread, change);
            }
        }
        return spread;
    }

    private double value(Expr expr) {
        if (expr instanceof Constant constant) {
            return constant.value();
        }
        if (expr instanceof Variable variable) {
            return variables.get(variable.name());
        }
        if (expr instanceof Unary unary) {
            double value = Evaluation.apply(unary.function(), value(unary.x()));
            return isExact(unary.function()) ? value : shaken(value);
        }
        if (expr instanceof Binary binary) {
            Operator operator = binary.operator();
            double value = Evaluation.apply(operator, value(binary.a()), value(binary.b()));
            return operator == Operator.MINIMUM || operator == Operator.MAXIMUM ? value : shaken(value);
        }
        Choice choice = (Choice) expr;
        return holds(choice.condition()) ? value(choice.then()) : value(choice.otherwise());
    }

    private static boolean isExact(Function function) {
        return function == Function.NEGATE || function == Function.ABS || function == Function.SIGNUM;
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

    /** Between a half and a whole error of its own size and of 1, upwards or downwards. */
    private double shaken(double value) {
        double share = (random.nextBoolean() ? 0.5 : -0.5) * (1 + random.nextDouble());
        return value + share * error * (1 + Math.abs(value));
    }
}
