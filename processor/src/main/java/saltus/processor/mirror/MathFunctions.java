package saltus.processor.mirror;

import static saltus.processor.formula.Expr.Operator.MAXIMUM;
import static saltus.processor.formula.Expr.Operator.MINIMUM;
import static saltus.processor.formula.Expr.Operator.MINUS;
import static saltus.processor.formula.Expr.Operator.OVER;
import static saltus.processor.formula.Expr.Operator.PLUS;
import static saltus.processor.formula.Expr.Operator.POWER;
import static saltus.processor.formula.Expr.Operator.TIMES;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;

/**
 * The functions of {@link Math} that formulas may call. Those that {@link Expr} lacks are spelled out; as reals they are
 * the same, though {@code log1p} and {@code expm1} lose their extra digits near 0.
 */
final class MathFunctions {
    /** How a function is made of nodes; each node that it makes passes through {@code node}. */
    private interface Maker {
        Expr make(List<Expr> arguments, UnaryOperator<Expr> node);
    }

    private record Entry(int arity, Maker maker) {}

    private static final Map<String, Entry> ALL = new TreeMap<>();

    static {
        for (Function function : List.of(
                Function.SIN,
                Function.COS,
                Function.TAN,
                Function.ASIN,
                Function.ACOS,
                Function.ATAN,
                Function.SINH,
                Function.COSH,
                Function.TANH,
                Function.EXP,
                Function.LOG,
                Function.SQRT,
                Function.ABS,
                Function.SIGNUM)) {
            one(function.name().toLowerCase(java.util.Locale.ROOT), (x, node) -> unary(node, function, x.get(0)));
        }
        two("pow", POWER);
        two("min", MINIMUM);
        two("max", MAXIMUM);
        one("log10", (x, node) -> binary(node, OVER, unary(node, Function.LOG, x.get(0)), number(node, Math.log(10))));
        one("log1p", (x, node) -> unary(node, Function.LOG, binary(node, PLUS, number(node, 1), x.get(0))));
        one("expm1", (x, node) -> binary(node, MINUS, unary(node, Function.EXP, x.get(0)), number(node, 1)));
        one(
                "cbrt",
                (x, node) -> binary(
                        node,
                        TIMES,
                        unary(node, Function.SIGNUM, x.get(0)),
                        binary(node, POWER, unary(node, Function.ABS, x.get(0)), number(node, 1 / 3.0))));
        one("toRadians", (x, node) -> binary(node, TIMES, x.get(0), number(node, Math.PI / 180)));
        one("toDegrees", (x, node) -> binary(node, TIMES, x.get(0), number(node, 180 / Math.PI)));
        ALL.put(
                "hypot",
                new Entry(
                        2,
                        (x, node) -> unary(
                                node,
                                Function.SQRT,
                                binary(
                                        node,
                                        PLUS,
                                        binary(node, TIMES, x.get(0), x.get(0)),
                                        binary(node, TIMES, x.get(1), x.get(1))))));
        ALL.put(
                "fma",
                new Entry(3, (x, node) -> binary(node, PLUS, binary(node, TIMES, x.get(0), x.get(1)), x.get(2))));
    }

    private MathFunctions() {}

    /** Their names. */
    static Set<String> names() {
        return ALL.keySet();
    }

    /** True if there is such a function with so many arguments. */
    static boolean has(String name, int arguments) {
        Entry entry = ALL.get(name);
        return entry != null && entry.arity() == arguments;
    }

    /** The call as an expression. */
    static Expr call(String name, List<Expr> arguments, UnaryOperator<Expr> node) {
        Entry entry = ALL.get(name);
        if (entry == null || entry.arity() != arguments.size()) {
            throw new IllegalArgumentException(name + " of " + arguments.size());
        }
        return entry.maker().make(arguments, node);
    }

    private static void one(String name, Maker maker) {
        ALL.put(name, new Entry(1, maker));
    }

    private static void two(String name, Operator operator) {
        ALL.put(name, new Entry(2, (x, node) -> binary(node, operator, x.get(0), x.get(1))));
    }

    private static Expr number(UnaryOperator<Expr> node, double value) {
        return node.apply(new Expr.Constant(value));
    }

    private static Expr unary(UnaryOperator<Expr> node, Function function, Expr x) {
        return node.apply(new Expr.Unary(function, x));
    }

    private static Expr binary(UnaryOperator<Expr> node, Operator operator, Expr a, Expr b) {
        return node.apply(new Expr.Binary(operator, a, b));
    }
}
