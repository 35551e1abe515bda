package saltus.processor.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/**
 * An expression laid out for being evaluated thousands of times: its distinct parts in a row, each after the parts that it
 * uses. Equal parts stand once, so that equal tapes are equal expressions.
 */
final class Tape {
    /** What a step computes where it is neither a function nor an operator. */
    enum Form {
        CONSTANT,
        VARIABLE,
        /** Of two variables, of which a domain may know more than of each. */
        DIFFERENCE,
        CHOICE,
        LESS,
        AT_MOST,
        NOT,
        AND,
        OR
    }

    /**
     * One part of the expression.
     *
     * @param what a {@link Form}, a {@link Function} or an {@link Operator}
     * @param a number of the first step it uses; of variables, the first one's place in {@link #variables()}
     * @param b number of the second step or the second variable's place
     * @param c number of the third step
     * @param number a constant's value
     */
    record Step(Enum<?> what, int a, int b, int c, double number) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();
    private final Map<Step, Integer> numbers = new HashMap<>();
    private final Map<Object, Integer> seen = new IdentityHashMap<>();

    private Tape() {}

    static Tape of(Expr expr) {
        Tape tape = new Tape();
        tape.number(expr);
        return tape;
    }

    /** The steps; the last one is the expression. */
    List<Step> steps() {
        return steps;
    }

    /** Names of the variables in the order in which they are met. */
    List<String> variables() {
        return variables;
    }

    private int number(Expr expr) {
        Integer known = seen.get(expr);
        if (known == null) {
            known = added(expr);
            seen.put(expr, known);
        }
        return known;
    }

    private int added(Expr expr) {
        if (expr instanceof Constant constant) {
            return step(Form.CONSTANT, 0, 0, 0, constant.value());
        }
        if (expr instanceof Variable variable) {
            return step(Form.VARIABLE, place(variable), 0, 0, 0);
        }
        if (expr instanceof Unary unary) {
            return step(unary.function(), number(unary.x()), 0, 0, 0);
        }
        if (expr instanceof Binary binary
                && binary.operator() == Operator.MINUS
                && binary.a() instanceof Variable a
                && binary.b() instanceof Variable b) {
            // placed even where it cancels: a point that refutes the expression names all its variables
            int first = place(a);
            int second = place(b);
            return first == second ? step(Form.CONSTANT, 0, 0, 0, 0) : step(Form.DIFFERENCE, first, second, 0, 0);
        }
        if (expr instanceof Binary binary) {
            return step(binary.operator(), number(binary.a()), number(binary.b()), 0, 0);
        }
        Choice choice = (Choice) expr;
        return step(Form.CHOICE, number(choice.condition()), number(choice.then()), number(choice.otherwise()), 0);
    }

    private int place(Variable variable) {
        if (!variables.contains(variable.name())) {
            variables.add(variable.name());
        }
        return variables.indexOf(variable.name());
    }

    private int number(Condition condition) {
        Integer known = seen.get(condition);
        if (known == null) {
            known = added(condition);
            seen.put(condition, known);
        }
        return known;
    }

    private int added(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return step(Form.LESS, number(less.a()), number(less.b()), 0, 0);
        }
        if (condition instanceof Condition.AtMost most) {
            return step(Form.AT_MOST, number(most.a()), number(most.b()), 0, 0);
        }
        if (condition instanceof Condition.Not not) {
            return step(Form.NOT, number(not.condition()), 0, 0, 0);
        }
        if (condition instanceof Condition.And and) {
            return step(Form.AND, number(and.a()), number(and.b()), 0, 0);
        }
        Condition.Or or = (Condition.Or) condition;
        return step(Form.OR, number(or.a()), number(or.b()), 0, 0);
    }

    private int step(Enum<?> what, int a, int b, int c, double number) {
        Step step = new Step(what, a, b, c, number);
        Integer known = numbers.get(step);
        if (known == null) {
            known = steps.size();
            steps.add(step);
            numbers.put(step, known);
        }
        return known;
    }

    /** The value in double precision. */
    double value(double[] point) {
        return value(point, false);
    }

    /** The value when every part is rounded to single precision. */
    double single(double[] point) {
        return value(point, true);
    }

    private double value(double[] point, boolean single) {
        double[] values = new double[steps.size()];
        for (int i = 0; i < values.length; i++) {
            Step step = steps.get(i);
            double value = value(step, values, point);
            values[i] = single ? (float) value : value;
        }
        return values[values.length - 1];
    }

    private static double value(Step step, double[] values, double[] point) {
        if (step.what() instanceof Function function) {
            return Evaluation.apply(function, values[step.a()]);
        }
        if (step.what() instanceof Operator operator) {
            return Evaluation.apply(operator, values[step.a()], values[step.b()]);
        }
        return switch ((Form) step.what()) {
            case CONSTANT -> step.number();
            case VARIABLE -> point[step.a()];
            case DIFFERENCE -> point[step.a()] - point[step.b()];
            case CHOICE -> values[step.a()] != 0 ? values[step.b()] : values[step.c()];
            case LESS -> values[step.a()] < values[step.b()] ? 1 : 0;
            case AT_MOST -> values[step.a()] <= values[step.b()] ? 1 : 0;
            case NOT -> 1 - values[step.a()];
            case AND -> Math.min(values[step.a()], values[step.b()]);
            case OR -> Math.max(values[step.a()], values[step.b()]);
        };
    }

    /** The point as the array that {@link #value} wants. */
    double[] point(Map<String, Double> point) {
        double[] result = new double[variables.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = point.getOrDefault(variables.get(i), Double.NaN);
        }
        return result;
    }

    /** The variables as a set. */
    Set<String> names() {
        return new LinkedHashSet<>(variables);
    }
}
