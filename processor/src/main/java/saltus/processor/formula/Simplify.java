package saltus.processor.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/**
 * Simplifies by collecting polynomials over whatever is not one (variables, functions, quotients): like terms add up,
 * opposite ones vanish, sin^2 becomes 1 - cos^2, and a quotient of proportional polynomials is a number. The value is that
 * of the original, up to rounding, wherever the original is defined; it may be defined in more places, since 0 x is 0 and
 * x / x is 1. Of the two forms of a part, collected or as written, the smaller one is kept.
 */
public final class Simplify {
    /** Powers beyond this stay powers. */
    private static final int HIGHEST = 6;

    private final Map<Expr, Polynomial> known = new IdentityHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Expr> atoms = new ArrayList<>();
    private final Map<Integer, Integer> cosines = new HashMap<>();

    private Simplify() {}

    /** The simpler expression. */
    public static Expr of(Expr expr) {
        Simplify simplify = new Simplify();
        Expr light = new Light().rebuilt(expr);
        Expr collected = simplify.written(simplify.polynomial(light));
        return Size.of(collected) <= Size.of(light) ? collected : light;
    }

    /** The rules of {@link Make} alone. */
    private static final class Light extends Rebuild {}

    private Polynomial polynomial(Expr expr) {
        Polynomial done = known.get(expr);
        if (done == null) {
            done = collected(expr);
            known.put(expr, done);
        }
        return done;
    }

    private Polynomial collected(Expr expr) {
        if (expr instanceof Constant constant) {
            return Polynomial.constant(constant.value());
        }
        if (expr instanceof Variable variable) {
            return atom("variable " + variable.name(), variable);
        }
        if (expr instanceof Unary unary) {
            return unary(unary);
        }
        if (expr instanceof Binary binary) {
            return binary(binary);
        }
        return choice((Choice) expr);
    }

    private Polynomial choice(Choice choice) {
        Polynomial then = polynomial(choice.then());
        Polynomial otherwise = polynomial(choice.otherwise());
        if (then.equals(otherwise)) {
            return then;
        }
        StringBuilder key = new StringBuilder("choice ");
        Condition condition = condition(choice.condition(), key);
        key.append(then.terms()).append(otherwise.terms());
        return atom(key.toString(), Make.choice(condition, written(then), written(otherwise)));
    }

    /** The condition over simplified expressions; its text is added to a key. */
    private Condition condition(Condition condition, StringBuilder key) {
        if (condition instanceof Condition.Less less) {
            return new Condition.Less(side(less.a(), key, "lt"), side(less.b(), key, ","));
        }
        if (condition instanceof Condition.AtMost most) {
            return new Condition.AtMost(side(most.a(), key, "le"), side(most.b(), key, ","));
        }
        if (condition instanceof Condition.Not not) {
            key.append("not ");
            return new Condition.Not(condition(not.condition(), key));
        }
        if (condition instanceof Condition.And and) {
            key.append("and ");
            return new Condition.And(condition(and.a(), key), condition(and.b(), key));
        }
        Condition.Or or = (Condition.Or) condition;
        key.append("or ");
        return new Condition.Or(condition(or.a(), key), condition(or.b(), key));
    }

    private Expr side(Expr expr, StringBuilder key, String sign) {
        Polynomial side = polynomial(expr);
        key.append(sign).append(side.terms());
        return written(side);
    }

    private Polynomial unary(Unary unary) {
        Polynomial x = polynomial(unary.x());
        if (unary.function() == Function.NEGATE) {
            return Polynomial.constant(0).plus(x, -1);
        }
        Expr made = Make.unary(unary.function(), written(x));
        return made instanceof Constant constant
                ? Polynomial.constant(constant.value())
                : function(unary.function(), x, made);
    }

    private Polynomial function(Function function, Polynomial x, Expr made) {
        Polynomial result = atom(function + " " + x.terms(), made);
        if (function == Function.SIN) {
            int sine = number(function + " " + x.terms(), made);
            cosines.computeIfAbsent(
                    sine, s -> number(Function.COS + " " + x.terms(), Make.unary(Function.COS, ((Unary) made).x())));
        }
        return result;
    }

    private Polynomial binary(Binary binary) {
        Polynomial a = polynomial(binary.a());
        Polynomial b = polynomial(binary.b());
        return switch (binary.operator()) {
            case PLUS -> a.plus(b, 1);
            case MINUS -> a.plus(b, -1);
            case TIMES -> product(a, b);
            case OVER -> quotient(a, b);
            case POWER -> power(a, b);
            case MINIMUM, MAXIMUM -> a.equals(b) ? a : opaque(binary.operator(), a, b);
        };
    }

    private Polynomial product(Polynomial a, Polynomial b) {
        Polynomial product = a.times(b);
        return product == null ? opaque(Operator.TIMES, a, b) : withoutSquaredSines(product);
    }

    private Polynomial quotient(Polynomial a, Polynomial b) {
        Double divisor = b.value();
        if (divisor != null && divisor != 0) {
            Map<SortedMap<Integer, Integer>, Double> terms = new LinkedHashMap<>();
            a.terms().forEach((powers, coefficient) -> terms.put(powers, coefficient / divisor));
            return new Polynomial(terms);
        }
        Double ratio = a.ratio(b);
        return ratio != null ? Polynomial.constant(ratio) : opaque(Operator.OVER, a, b);
    }

    private Polynomial power(Polynomial a, Polynomial b) {
        Double exponent = b.value();
        if (exponent == null || exponent != Math.rint(exponent) || exponent < 0 || exponent > HIGHEST) {
            return opaque(Operator.POWER, a, b);
        }
        Polynomial power = Polynomial.constant(1);
        for (int i = 0; i < exponent; i++) {
            power = product(power, a);
        }
        return power;
    }

    private Polynomial opaque(Operator operator, Polynomial a, Polynomial b) {
        Expr made = Make.binary(operator, written(a), written(b));
        return made instanceof Constant constant
                ? Polynomial.constant(constant.value())
                : atom(operator + " " + a.terms() + " " + b.terms(), made);
    }

    private Polynomial atom(String key, Expr expr) {
        return Polynomial.atom(number(key, expr));
    }

    private int number(String key, Expr expr) {
        Integer number = numbers.get(key);
        if (number == null) {
            number = atoms.size();
            atoms.add(expr);
            numbers.put(key, number);
        }
        return number;
    }

    private Polynomial withoutSquaredSines(Polynomial product) {
        Polynomial result = product;
        for (Map.Entry<Integer, Integer> pair : cosines.entrySet()) {
            Polynomial next = withoutSquares(result, pair.getKey(), pair.getValue());
            result = next == null ? result : next;
        }
        return result;
    }

    private static @Nullable Polynomial withoutSquares(Polynomial product, int sine, int cosine) {
        Map<SortedMap<Integer, Integer>, Double> terms = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<SortedMap<Integer, Integer>, Double> term :
                product.terms().entrySet()) {
            int power = term.getKey().getOrDefault(sine, 0);
            if (power < 2) {
                Polynomial.add(terms, term.getKey(), term.getValue());
                continue;
            }
            changed = true;
            SortedMap<Integer, Integer> rest = new TreeMap<>(term.getKey());
            if (power == 2) {
                rest.remove(sine);
            } else {
                rest.put(sine, power - 2);
            }
            SortedMap<Integer, Integer> turned = new TreeMap<>(rest);
            turned.merge(cosine, 2, Integer::sum);
            Polynomial.add(terms, rest, term.getValue());
            Polynomial.add(terms, turned, -term.getValue());
        }
        Polynomial result = new Polynomial(terms);
        if (!changed) {
            return null;
        }
        Polynomial again = withoutSquares(result, sine, cosine);
        return again == null ? result : again;
    }

    /** The polynomial as an expression: terms in the order in which they came, positive ones first. */
    private Expr written(Polynomial polynomial) {
        Expr sum = Make.ZERO;
        for (Map.Entry<SortedMap<Integer, Integer>, Double> term :
                polynomial.terms().entrySet()) {
            if (term.getValue() > 0) {
                sum = Make.plus(sum, term(term.getKey(), term.getValue()));
            }
        }
        for (Map.Entry<SortedMap<Integer, Integer>, Double> term :
                polynomial.terms().entrySet()) {
            if (!(term.getValue() > 0)) {
                sum = Make.minus(sum, term(term.getKey(), -term.getValue()));
            }
        }
        return sum;
    }

    private Expr term(SortedMap<Integer, Integer> powers, double coefficient) {
        Expr product = Make.number(coefficient);
        for (Map.Entry<Integer, Integer> factor : powers.entrySet()) {
            Expr atom = atoms.get(factor.getKey());
            Expr power = factor.getValue() == 1 ? atom : Make.power(atom, Make.number(factor.getValue()));
            product = Make.times(product, power);
        }
        return product;
    }
}
