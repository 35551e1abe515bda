package saltus.processor.formula;

import java.util.Locale;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/** Expressions of tests from text: sums, products, calls. */
public final class Parsed {
    private final String text;
    private int at;

    private Parsed(String text) {
        this.text = text.replace(" ", "");
    }

    /** The expression of a text. */
    public static Expr of(String text) {
        return new Parsed(text).sum();
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private Expr sum() {
        Expr sum = product();
        while (true) {
            if (take('+')) {
                sum = new Binary(Operator.PLUS, sum, product());
            } else if (take('-')) {
                sum = new Binary(Operator.MINUS, sum, product());
            } else {
                return sum;
            }
        }
    }

    private Expr product() {
        Expr product = factor();
        while (true) {
            if (take('*')) {
                product = new Binary(Operator.TIMES, product, factor());
            } else if (take('/')) {
                product = new Binary(Operator.OVER, product, factor());
            } else {
                return folded(product);
            }
        }
    }

    /** PI / 2 and the like are one number. */
    private static Expr folded(Expr expr) {
        return expr instanceof Binary binary
                        && binary.a() instanceof Constant a
                        && binary.b() instanceof Constant b
                        && a.value() == Math.PI
                ? new Constant(a.value() / b.value())
                : expr;
    }

    private Expr factor() {
        if (take('-')) {
            Expr x = factor();
            return x instanceof Constant constant ? new Constant(-constant.value()) : new Unary(Function.NEGATE, x);
        }
        if (take('(')) {
            Expr inner = sum();
            take(')');
            return inner;
        }
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String word = text.substring(from, at);
        if (Character.isDigit(word.charAt(0))) {
            return new Constant(Double.parseDouble(word));
        }
        if (word.equals("PI") || word.equals("E")) {
            return new Constant(word.equals("PI") ? Math.PI : Math.E);
        }
        return take('(') ? call(word) : new Variable(word);
    }

    private Expr call(String name) {
        Expr first = sum();
        if (take(',')) {
            Expr second = sum();
            take(')');
            Operator operator =
                    name.equals("pow") ? Operator.POWER : name.equals("max") ? Operator.MAXIMUM : Operator.MINIMUM;
            return new Binary(operator, first, second);
        }
        take(')');
        return new Unary(Function.valueOf(name.toUpperCase(Locale.ROOT)), first);
    }
}
