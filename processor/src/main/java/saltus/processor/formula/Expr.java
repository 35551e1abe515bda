package saltus.processor.formula;

/**
 * A real expression over variables. Equal records are equal expressions; parts may be shared, so that walks remember what
 * they have seen.
 */
public sealed interface Expr {
    /** A number. */
    record Constant(double value) implements Expr {}

    /** A parameter of the formula: a time in [0, 1], or the progress of a curriculum. */
    record Variable(String name) implements Expr {}

    /** A function of one argument. */
    record Unary(Function function, Expr x) implements Expr {}

    /** A function of two arguments. */
    record Binary(Operator operator, Expr a, Expr b) implements Expr {}

    /** {@code condition ? then : otherwise}. */
    record Choice(Condition condition, Expr then, Expr otherwise) implements Expr {}

    /** Functions of one argument, as {@link Math} defines them. */
    enum Function {
        NEGATE,
        SIN,
        COS,
        TAN,
        ASIN,
        ACOS,
        ATAN,
        SINH,
        COSH,
        TANH,
        EXP,
        LOG,
        SQRT,
        ABS,
        /** -1, 0 or 1. */
        SIGNUM
    }

    /** Functions of two arguments, as {@link Math} and the language define them. */
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        OVER,
        POWER,
        MINIMUM,
        MAXIMUM
    }

    /** A condition on reals. */
    sealed interface Condition {
        /** {@code a < b}. */
        record Less(Expr a, Expr b) implements Condition {}

        /** {@code a <= b}. */
        record AtMost(Expr a, Expr b) implements Condition {}

        /** {@code !condition}. */
        record Not(Condition condition) implements Condition {}

        /** {@code a && b}. */
        record And(Condition a, Condition b) implements Condition {}

        /** {@code a || b}. */
        record Or(Condition a, Condition b) implements Condition {}
    }
}
