package saltus.processor.mirror;

import com.sun.source.tree.Tree;
import java.util.OptionalLong;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Operator;

/**
 * Operations on numbers with their types: integers that are known keep Java's value, overflow included; an integer
 * division that drops a remainder is refused, since it is a slip in every formula that anyone would write.
 */
final class Arithmetic {
    private Arithmetic() {}

    static Value negated(Tree tree, Value value, Frame frame) {
        if (!value.kind().isWhole()) {
            return Value.real(frame.node(tree, new Expr.Unary(Expr.Function.NEGATE, value.expression())));
        }
        if (value.whole().isEmpty()) {
            return unknown(tree, frame);
        }
        return whole(tree, value.kind(), -value.whole().getAsLong(), frame);
    }

    static Value of(Tree tree, Operator operator, Value left, Value right, Frame frame) {
        Value.Kind kind = left.kind().with(right.kind());
        if (!kind.isWhole()) {
            return Value.real(frame.node(tree, new Expr.Binary(operator, left.expression(), right.expression())));
        }
        if (left.whole().isEmpty() || right.whole().isEmpty()) {
            return unknown(tree, frame);
        }
        long a = left.whole().getAsLong();
        long b = right.whole().getAsLong();
        return switch (operator) {
            case PLUS -> whole(tree, kind, a + b, frame);
            case MINUS -> whole(tree, kind, a - b, frame);
            case TIMES -> whole(tree, kind, a * b, frame);
            case OVER -> quotient(tree, kind, a, b, frame);
            default -> throw new IllegalArgumentException(operator + " is not written between integers");
        };
    }

    /** {@code abs}, {@code min} and {@code max} of integers are integers. */
    static Value call(Tree tree, String name, Value.Kind kind, OptionalLong a, OptionalLong b, Frame frame) {
        if (a.isEmpty() || b.isEmpty()) {
            return unknown(tree, frame);
        }
        long value = switch (name) {
            case "abs" -> Math.abs(a.getAsLong());
            case "min" -> Math.min(a.getAsLong(), b.getAsLong());
            case "max" -> Math.max(a.getAsLong(), b.getAsLong());
            default -> throw new IllegalArgumentException(name);
        };
        return whole(tree, kind, value, frame);
    }

    private static Value quotient(Tree tree, Value.Kind kind, long a, long b, Frame frame) {
        if (b == 0) {
            return ExpressionReader.unreadable(
                    tree,
                    new Complaint(
                            "an integer is divided by zero",
                            "Java throws an ArithmeticException here",
                            "divide by something else"),
                    frame);
        }
        if (a % b != 0) {
            return ExpressionReader.unreadable(
                    tree,
                    new Complaint(
                            "an integer division drops its remainder",
                            "both sides are integers, so that Java gives " + a / b + " instead of " + (double) a / b,
                            "write " + a + ".0 / " + b),
                    frame);
        }
        return whole(tree, kind, a / b, frame);
    }

    private static Value whole(Tree tree, Value.Kind kind, long value, Frame frame) {
        return ExpressionReader.whole(tree, kind == Value.Kind.INT ? (int) value : value, kind, frame);
    }

    private static Value unknown(Tree tree, Frame frame) {
        return ExpressionReader.unreadable(
                tree,
                new Complaint(
                        "integers that depend on a condition are computed with",
                        "they divide and overflow differently from reals",
                        "write the integers as doubles, 1.0 for 1"),
                frame);
    }
}
