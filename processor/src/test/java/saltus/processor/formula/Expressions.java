package saltus.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/**
 * Draws expressions over given variables in [0, 1]: of moderate depth, with parts used more than once, some of them
 * undefined at some points.
 */
public final class Expressions {
    private final Random random;
    private final List<String> variables;
    private final boolean smooth;
    private final List<Expr> made = new ArrayList<>();

    private Expressions(long seed, List<String> variables, boolean smooth) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.variables = variables;
        this.smooth = smooth;
    }

    /** Any expression. */
    public static Expr any(long seed, String... variables) {
        return new Expressions(seed, List.of(variables), false).draw(4);
    }

    /** An expression without kinks and jumps. */
    public static Expr smooth(long seed, String... variables) {
        return new Expressions(seed, List.of(variables), true).draw(4);
    }

    private Expr draw(int depth) {
        Expr expr = !made.isEmpty() && random.nextInt(6) == 0 ? made.get(random.nextInt(made.size())) : fresh(depth);
        made.add(expr);
        return expr;
    }

    private Expr fresh(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return random.nextInt(3) > 0
                    ? new Variable(variables.get(random.nextInt(variables.size())))
                    : new Constant(number());
        }
        int kind = random.nextInt(smooth ? 8 : 10);
        if (kind < 5) {
            return new Binary(operator(), draw(depth - 1), draw(depth - 1));
        }
        if (kind < 7) {
            return new Unary(function(), draw(depth - 1));
        }
        if (kind == 7) {
            return new Binary(
                    Operator.POWER,
                    draw(depth - 1),
                    new Constant(List.of(2.0, 3.0, 0.5, -1.0, 1.5).get(random.nextInt(5))));
        }
        return new Choice(condition(depth - 1), draw(depth - 1), draw(depth - 1));
    }

    private double number() {
        return List.of(0.0, 1.0, -1.0, 2.0, 0.5, Math.PI / 2, 0.3, -1.7, 80.0).get(random.nextInt(9));
    }

    private Operator operator() {
        Operator[] all = smooth
                ? new Operator[] {Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.OVER}
                : Operator.values();
        return all[random.nextInt(all.length)];
    }

    private Function function() {
        while (true) {
            Function function = Function.values()[random.nextInt(Function.values().length)];
            if (!smooth || (function != Function.ABS && function != Function.SIGNUM)) {
                return function;
            }
        }
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> new Condition.Not(new Condition.Less(draw(depth), draw(depth)));
            case 1 ->
                new Condition.And(
                        new Condition.Less(draw(depth), draw(depth)), new Condition.AtMost(draw(depth), draw(depth)));
            case 2 ->
                new Condition.Or(
                        new Condition.Less(draw(depth), draw(depth)), new Condition.AtMost(draw(depth), draw(depth)));
            case 3 -> new Condition.AtMost(draw(depth), draw(depth));
            default -> new Condition.Less(draw(depth), draw(depth));
        };
    }

    /** A chain in which every link uses the one before twice: tiny as it is, written out it has 2^links parts. */
    public static Expr doubling(int links) {
        Expr expr = new Variable("t");
        for (int i = 0; i < links; i++) {
            expr = new Binary(Operator.TIMES, new Constant(0.5), new Binary(Operator.PLUS, expr, expr));
        }
        return expr;
    }
}
