package saltus.processor.rules;

import saltus.processor.formula.Expr;
import saltus.processor.formula.Simplify;

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

    /**
     * a - b with minima, maxima and conditionals outermost, so that what they share with the other side cancels in each of
     * their parts: max(r, x) - r is max(0, x - r), which shows its sign.
     */
    static Expr difference(Expr a, Expr b) {
        if (a instanceof Expr.Binary binary && isExtremum(binary.operator())) {
            return new Expr.Binary(binary.operator(), difference(binary.a(), b), difference(binary.b(), b));
        }
        if (b instanceof Expr.Binary binary && isExtremum(binary.operator())) {
            Expr.Operator other =
                    binary.operator() == Expr.Operator.MINIMUM ? Expr.Operator.MAXIMUM : Expr.Operator.MINIMUM;
            return new Expr.Binary(other, difference(a, binary.a()), difference(a, binary.b()));
        }
        if (a instanceof Expr.Choice choice) {
            return new Expr.Choice(choice.condition(), difference(choice.then(), b), difference(choice.otherwise(), b));
        }
        if (b instanceof Expr.Choice choice) {
            return new Expr.Choice(choice.condition(), difference(a, choice.then()), difference(a, choice.otherwise()));
        }
        return Simplify.of(minus(a, b));
    }

    private static boolean isExtremum(Expr.Operator operator) {
        return operator == Expr.Operator.MINIMUM || operator == Expr.Operator.MAXIMUM;
    }

    static Expr times(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.TIMES, a, b);
    }

    static Expr over(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.OVER, a, b);
    }
}
