package saltus.processor.mirror;

import com.sun.source.tree.Tree;
import java.math.BigInteger;
import java.util.OptionalLong;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Operator;

/**
 * Operations on numbers with their types: integers that are known keep Java's value; an integer that overflows and an
 * integer division that drops a remainder are refused, since they are slips in every formula that anyone would write.
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
        return whole(
                tree,
                value.kind(),
                BigInteger.valueOf(value.whole().getAsLong()).negate(),
                frame);
    }

    static Value of(Tree tree, Operator operator, Value left, Value right, Frame frame) {
        Value.Kind kind = left.kind().with(right.kind());
        if (!kind.isWhole()) {
            return Value.real(frame.node(tree, new Expr.Binary(operator, left.expression(), right.expression())));
        }
        if (left.whole().isEmpty() || right.whole().isEmpty()) {
            return unknown(tree, frame);
        }
        BigInteger a = BigInteger.valueOf(left.whole().getAsLong());
        BigInteger b = BigInteger.valueOf(right.whole().getAsLong());
        return switch (operator) {
            case PLUS -> whole(tree, kind, a.add(b), frame);
            case MINUS -> whole(tree, kind, a.subtract(b), frame);
            case TIMES -> whole(tree, kind, a.multiply(b), frame);
            case OVER -> quotient(tree, kind, a, b, frame);
            default -> throw new IllegalArgumentException(operator + " is not written between integers");
        };
    }

    /** {@code abs}, {@code min} and {@code max} of integers are integers. */
    static Value call(Tree tree, String name, Value.Kind kind, OptionalLong a, OptionalLong b, Frame frame) {
        if (a.isEmpty() || b.isEmpty()) {
            return unknown(tree, frame);
        }
        BigInteger first = BigInteger.valueOf(a.getAsLong());
        BigInteger last = BigInteger.valueOf(b.getAsLong());
        BigInteger value = switch (name) {
            case "abs" -> first.abs();
            case "min" -> first.min(last);
            case "max" -> first.max(last);
            default -> throw new IllegalArgumentException(name);
        };
        return whole(tree, kind, value, frame);
    }

    private static Value quotient(Tree tree, Value.Kind kind, BigInteger a, BigInteger b, Frame frame) {
        if (b.signum() == 0) {
            return ExpressionReader.unreadable(
                    tree,
                    new Complaint(
                            "an integer is divided by zero",
                            "Java throws an ArithmeticException here",
                            "divide by something else"),
                    frame);
        }
        if (a.remainder(b).signum() != 0) {
            return ExpressionReader.unreadable(
                    tree,
                    new Complaint(
                            "an integer division drops its remainder",
                            "both sides are integers, so that Java gives " + a.divide(b) + " instead of "
                                    + a.doubleValue() / b.doubleValue(),
                            "write " + a + ".0 / " + b),
                    frame);
        }
        return whole(tree, kind, a.divide(b), frame);
    }

    private static Value whole(Tree tree, Value.Kind kind, BigInteger value, Frame frame) {
        BigInteger wrapped = BigInteger.valueOf(kind == Value.Kind.INT ? value.intValue() : value.longValue());
        if (!wrapped.equals(value)) {
            return ExpressionReader.unreadable(
                    tree,
                    new Complaint(
                            kind == Value.Kind.INT ? "an int overflows" : "a long overflows",
                            "both sides are integers, so that Java gives " + wrapped + " instead of " + value,
                            "write the integers as doubles, 100000.0 for 100000"),
                    frame);
        }
        return ExpressionReader.whole(tree, value.longValueExact(), kind, frame);
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
