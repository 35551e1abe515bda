package saltus.processor.rules;

import saltus.processor.formula.Expr;

/** Expressions that claims are made of. */
final class Terms {
    static final Expr T = new Expr.Variable("t");
    static final Expr R = new Expr.Variable("r");
    static final Expr PROGRESS = new Expr.Variable("progress");

    private Terms() {}

    static Expr number(double value) {
        return new Expr.Constant(value);
    }

    static Expr abs(Expr x) {
        return new Expr.Unary(Expr.Function.ABS, x);
    }

    static Expr plus(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.PLUS, a, b);
    }

    static Expr minus(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.MINUS, a, b);
    }

    static Expr minus(Expr a, double b) {
        return minus(a, number(b));
    }

    static Expr times(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.TIMES, a, b);
    }

    static Expr over(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.OVER, a, b);
    }
}
