package saltus.processor.formula;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/**
 * A formula as a line of text that travels with a generated class: owner, name and parameters, then one definition a node,
 * each referring to earlier ones by their numbers. Numbers are exact, and shared parts stay shared.
 *
 * <pre>{@code example.Own alpha t; c 1.0; v t; MINUS 0 1}</pre>
 */
public final class CanonicalText {
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private CanonicalText() {}

    /** The text of a formula. */
    public static String write(Formula formula) {
        CanonicalText text = new CanonicalText();
        text.number(formula.body());
        return formula.owner() + " " + formula.name() + " " + String.join(" ", formula.parameters()) + "; "
                + String.join("; ", text.lines);
    }

    private int number(Expr expr) {
        Integer known = numbers.get(expr);
        return known != null ? known : defined(expr, definition(expr));
    }

    private int number(Condition condition) {
        Integer known = numbers.get(condition);
        return known != null ? known : defined(condition, definition(condition));
    }

    private int defined(Object node, String definition) {
        lines.add(definition);
        numbers.put(node, lines.size() - 1);
        return lines.size() - 1;
    }

    private String definition(Expr expr) {
        if (expr instanceof Constant constant) {
            return "c " + constant.value();
        }
        if (expr instanceof Variable variable) {
            return "v " + variable.name();
        }
        if (expr instanceof Unary unary) {
            return unary.function() + " " + number(unary.x());
        }
        if (expr instanceof Binary binary) {
            return binary.operator() + " " + number(binary.a()) + " " + number(binary.b());
        }
        Choice choice = (Choice) expr;
        return "if " + number(choice.condition()) + " " + number(choice.then()) + " " + number(choice.otherwise());
    }

    private String definition(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return "lt " + number(less.a()) + " " + number(less.b());
        }
        if (condition instanceof Condition.AtMost most) {
            return "le " + number(most.a()) + " " + number(most.b());
        }
        if (condition instanceof Condition.Not not) {
            return "not " + number(not.condition());
        }
        if (condition instanceof Condition.And and) {
            return "and " + number(and.a()) + " " + number(and.b());
        }
        Condition.Or or = (Condition.Or) condition;
        return "or " + number(or.a()) + " " + number(or.b());
    }

    /**
     * The formula of a text.
     *
     * @throws CanonicalTextException if the text is not one that {@link #write} has made
     */
    public static Formula read(String text) {
        String[] parts = text.split("; ", -1);
        String[] head = parts[0].split(" ", -1);
        if (head.length < 3 || parts.length < 2) {
            throw new CanonicalTextException("'" + text + "' is not the text of a formula");
        }
        List<Object> nodes = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            nodes.add(node(parts[i], nodes));
        }
        if (!(nodes.get(nodes.size() - 1) instanceof Expr body)) {
            throw new CanonicalTextException("'" + text + "' ends with a condition");
        }
        return new Formula(head[0], head[1], List.of(head).subList(2, head.length), body);
    }

    private static Object node(String definition, List<Object> nodes) {
        String[] words = definition.split(" ", -1);
        try {
            return switch (words[0]) {
                case "c" -> new Constant(Double.parseDouble(words[1]));
                case "v" -> new Variable(words[1]);
                case "lt" -> new Condition.Less(expr(nodes, words[1]), expr(nodes, words[2]));
                case "le" -> new Condition.AtMost(expr(nodes, words[1]), expr(nodes, words[2]));
                case "not" -> new Condition.Not(condition(nodes, words[1]));
                case "and" -> new Condition.And(condition(nodes, words[1]), condition(nodes, words[2]));
                case "or" -> new Condition.Or(condition(nodes, words[1]), condition(nodes, words[2]));
                case "if" -> new Choice(condition(nodes, words[1]), expr(nodes, words[2]), expr(nodes, words[3]));
                default ->
                    words.length == 2
                            ? new Unary(Function.valueOf(words[0]), expr(nodes, words[1]))
                            : new Binary(Operator.valueOf(words[0]), expr(nodes, words[1]), expr(nodes, words[2]));
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            throw new CanonicalTextException("'" + definition + "' defines no part of a formula");
        }
    }

    private static Expr expr(List<Object> nodes, String number) {
        return (Expr) nodes.get(Integer.parseInt(number));
    }

    private static Condition condition(List<Object> nodes, String number) {
        return (Condition) nodes.get(Integer.parseInt(number));
    }
}
