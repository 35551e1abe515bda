package saltus.processor.formula;

import java.util.Locale;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/** An expression as one would write it in Java, with as few parentheses as will do. */
public final class Infix {
    /** More than a message can hold. */
    private static final int LONGEST = 160;

    private static final int CHOICE = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int ATOM = 4;

    private final StringBuilder text = new StringBuilder();

    private Infix() {}

    /** The text; what is longer than a message can hold is cut with an ellipsis. */
    public static String of(Expr expr) {
        Infix infix = new Infix();
        infix.write(expr, CHOICE);
        String all = infix.text.toString();
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST - 2) + "..";
    }

    private void write(Expr expr, int outer) {
        if (text.length() > LONGEST) {
            return;
        }
        int inner = level(expr);
        if (inner < outer) {
            text.append('(');
        }
        if (expr instanceof Constant constant) {
            text.append(number(constant.value()));
        } else if (expr instanceof Variable variable) {
            text.append(variable.name());
        } else if (expr instanceof Unary unary) {
            unary(unary);
        } else if (expr instanceof Binary binary) {
            binary(binary);
        } else {
            choice((Choice) expr);
        }
        if (inner < outer) {
            text.append(')');
        }
    }

    private static int level(Expr expr) {
        if (expr instanceof Choice) {
            return CHOICE;
        }
        if (expr instanceof Binary binary) {
            return switch (binary.operator()) {
                case PLUS, MINUS -> SUM;
                case TIMES, OVER -> PRODUCT;
                case POWER, MINIMUM, MAXIMUM -> ATOM;
            };
        }
        if (expr instanceof Constant constant) {
            return number(constant.value()).contains("/") ? PRODUCT : constant.value() < 0 ? SIGN : ATOM;
        }
        return expr instanceof Unary unary && unary.function() == Function.NEGATE ? SIGN : ATOM;
    }

    private void unary(Unary unary) {
        if (unary.function() == Function.NEGATE) {
            text.append('-');
            write(unary.x(), ATOM);
        } else {
            text.append(unary.function().name().toLowerCase(Locale.ROOT)).append('(');
            write(unary.x(), CHOICE);
            text.append(')');
        }
    }

    private void binary(Binary binary) {
        switch (binary.operator()) {
            case PLUS -> between(binary, " + ", SUM, SUM);
            case MINUS -> between(binary, " - ", SUM, PRODUCT);
            case TIMES -> between(binary, " * ", PRODUCT, SIGN);
            case OVER -> between(binary, " / ", PRODUCT, SIGN);
            case POWER -> call("pow", binary);
            case MINIMUM -> call("min", binary);
            case MAXIMUM -> call("max", binary);
        }
    }

    private void between(Binary binary, String sign, int left, int right) {
        write(binary.a(), left);
        text.append(sign);
        write(binary.b(), right);
    }

    private void call(String name, Binary binary) {
        text.append(name).append('(');
        write(binary.a(), CHOICE);
        text.append(", ");
        write(binary.b(), CHOICE);
        text.append(')');
    }

    private void choice(Choice choice) {
        write(choice.condition());
        text.append(" ? ");
        write(choice.then(), SUM);
        text.append(" : ");
        write(choice.otherwise(), CHOICE);
    }

    private void write(Condition condition) {
        if (condition instanceof Condition.Less less) {
            compare(less.a(), " < ", less.b());
        } else if (condition instanceof Condition.AtMost most) {
            compare(most.a(), " <= ", most.b());
        } else if (condition instanceof Condition.Not not) {
            text.append("!(");
            write(not.condition());
            text.append(')');
        } else if (condition instanceof Condition.And and) {
            join(and.a(), " && ", and.b());
        } else if (condition instanceof Condition.Or or) {
            join(or.a(), " || ", or.b());
        }
    }

    private void compare(Expr a, String sign, Expr b) {
        write(a, SUM);
        text.append(sign);
        write(b, SUM);
    }

    private void join(Condition a, String sign, Condition b) {
        text.append('(');
        write(a);
        text.append(sign);
        write(b);
        text.append(')');
    }

    private static String number(double value) {
        for (int denominator : new int[] {1, 2, 3, 4, 6, 8}) {
            for (int numerator : new int[] {1, 2, 3, 4}) {
                if (Math.abs(value) == numerator * Math.PI / denominator && value != 0) {
                    return (value < 0 ? "-" : "") + (numerator == 1 ? "" : numerator + " * ") + "PI"
                            + (denominator == 1 ? "" : " / " + denominator);
                }
            }
        }
        if (value == Math.E) {
            return "E";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
