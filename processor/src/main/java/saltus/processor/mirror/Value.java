package saltus.processor.mirror;

import java.util.OptionalLong;
import saltus.processor.formula.Expr;

/**
 * An expression together with Java's type of it, since integers divide and overflow differently from reals.
 *
 * @param kind its type
 * @param expression what it is as a real
 * @param whole its value, if it is an integer that is known
 */
record Value(Kind kind, Expr expression, OptionalLong whole) {
    /** The types that a readable expression may have. */
    enum Kind {
        INT,
        LONG,
        DOUBLE;

        boolean isWhole() {
            return this != DOUBLE;
        }

        /** The type of an operation on both (Java Language Specification, 5.6). */
        Kind with(Kind other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    static Value real(Expr expression) {
        return new Value(Kind.DOUBLE, expression, OptionalLong.empty());
    }

    /** The same number as a {@code double}. */
    Value asReal() {
        return real(expression);
    }

    /** True if a double cannot hold this integer. */
    boolean isTooLong() {
        return whole.isPresent()
                && (Math.abs((double) whole.getAsLong()) >= 0x1p63
                        || (long) (double) whole.getAsLong() != whole.getAsLong());
    }
}
